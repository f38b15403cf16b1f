package dev.arbflow.jobs.takeover;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Progress;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Lets through, of each listing of one partition, the books and proofs of one ingest process: its
 * owner. Those of the others are followed in silence.
 *
 * <p>The first that brings a book owns the listing, and keeps it until it has no book that can be
 * used and another has one: its book is invalid, its connection was opened anew and has brought
 * none yet, or it was not heard for too long. Then the other's newest book is told, as old as its
 * own session has proven it, and from then on the other is the owner.
 *
 * <p>All of it depends on the records of the partition in their order, and on receive times, so the
 * same log gives the same owners. What is kept is a book a listing and ingest process, until one to
 * two times {@link #FORGET_AFTER} after its connection was last heard.
 */
public final class PartitionOwners {
    /** Time on the receive clock without any word of a connection after which it is forgotten. */
    static final Duration FORGET_AFTER = Duration.ofHours(1);

    private static final long FORGET_AFTER_US = Times.micros(FORGET_AFTER);

    private final int partition;
    private final Connections connections;
    private final Map<Feed, Map<String, FollowedListing>> feeds = new EnumMap<>(Feed.class);
    private long sweptUs = Long.MIN_VALUE;
    private long takeOvers;
    private long setAside;

    /**
     * Begins with an empty partition.
     *
     * @param silentUs a connection unheard for longer has no book that can be used
     */
    public PartitionOwners(int partition, long silentUs) {
        this.partition = partition;
        this.connections = new Connections(silentUs);
    }

    /** Goes on with what was kept of a partition. */
    public static PartitionOwners restored(KeptOwners kept, long silentUs) {
        PartitionOwners owners = new PartitionOwners(kept.partition(), silentUs);
        for (KeptOwners.Connection each : kept.connections()) {
            owners.connections.hear(
                    each.name(), new Heard(each.epoch(), each.sequence(), each.heardUs()));
        }
        for (KeptOwners.Listing each : kept.listings()) {
            FollowedListing listing =
                    new FollowedListing(each.owner(), each.toldUs(), each.floorUs());
            each.books().forEach(listing::follow);
            FollowedBook any = each.books().get(0);
            owners.ofFeed(any.origin().feed()).put(any.book().listing().code(), listing);
        }
        return owners;
    }

    /** What has to be kept of it. */
    public KeptOwners kept() {
        return new KeptOwners(
                partition,
                connections.nowUs(),
                connections.kept(),
                feeds.values().stream()
                        .flatMap(each -> each.values().stream())
                        .map(KeptOwners.Listing::of)
                        .toList());
    }

    /** How often a listing changed its owner. */
    public long takeOvers() {
        return takeOvers;
    }

    /** How many listings each ingest process owns. */
    public Map<String, Integer> owned() {
        Map<String, Integer> owned = new HashMap<>();
        feeds.values().stream()
                .flatMap(each -> each.values().stream())
                .forEach(each -> owned.merge(each.owner(), 1, Integer::sum));
        return owned;
    }

    /** How many ingest processes are heard: any connection of theirs was, not too long ago. */
    public int ingestsHeard() {
        return connections.ingestsHeard();
    }

    /** How many were heard within {@link #FORGET_AFTER} and are not any more. */
    public int ingestsMissing() {
        return connections.ingestsKnown() - connections.ingestsHeard();
    }

    /** How many records were set aside because two processes deliver under one name. */
    public long setAside() {
        return setAside;
    }

    /** Takes the partition's next record, and tells what counts. */
    public void take(BookUpdate update, Consumer<BookUpdate> out) {
        Origin origin = update.origin();
        Heard heard = new Heard(origin.epoch(), origin.sequence(), update.receiveUs());
        Heard before = connections.hear(origin.connection(), heard);
        if (before != null && before.isOver(heard)) {
            ofFeed(origin.feed()).values().forEach(each -> each.sessionEnded(origin.connection()));
        }
        if (connections.isShared(origin.connection(), heard)) {
            setAside++; // nobody can tell whose book and whose proof it is
        } else if (update.book() != null) {
            take(update.book(), out);
        } else {
            take(update.progress(), out);
        }
        forgetSilent();
    }

    private void take(Book book, Consumer<BookUpdate> out) {
        String ingest = book.origin().ingest();
        FollowedListing listing =
                ofFeed(book.origin().feed())
                        .computeIfAbsent(
                                book.listing().code(),
                                code -> new FollowedListing(ingest, 0, Long.MIN_VALUE));
        listing.follow(FollowedBook.of(book));
        if (!hasTakenOver(listing, book.times().receiveUs(), out)
                && listing.owner().equals(ingest)) {
            out.accept(BookUpdate.of(listing.told(book)));
        }
    }

    private void take(Progress progress, Consumer<BookUpdate> out) {
        Map<String, FollowedListing> listings = ofFeed(progress.origin().feed());
        String ingest = progress.origin().ingest();
        for (int i = 0; i < progress.listings().length; i++) {
            FollowedListing listing = listings.get(progress.listings()[i]);
            FollowedBook own = listing == null ? null : listing.of(ingest);
            if (own != null && own.isProvenBy(progress.origin())) {
                listing.follow(own.proven(progress, progress.listingsAsOfUs()[i]));
            }
        }
        if (connections.areOfSeveralIngests()) {
            listings.values().forEach(each -> hasTakenOver(each, progress.receiveUs(), out));
        }
        Progress counts =
                connections.areOfSeveralIngests()
                        ? whatCounts(progress, ingest, listings)
                        : progress;
        if (counts != null) {
            out.accept(BookUpdate.of(counts));
        }
    }

    /** Gives a listing whose owner has no book that can be used to one that has. */
    private boolean hasTakenOver(FollowedListing listing, long atUs, Consumer<BookUpdate> out) {
        if (!connections.areOfSeveralIngests() || isUsable(listing.of(listing.owner()))) {
            return false;
        }
        for (FollowedBook each : listing.books()) {
            if (isUsable(each)) {
                takeOvers++;
                out.accept(BookUpdate.of(listing.handedTo(each.origin().ingest(), atUs)));
                return true;
            }
        }
        return false;
    }

    private boolean isUsable(FollowedBook followed) {
        return followed != null
                && followed.book().isValid()
                && connections.isHeard(followed.origin().connection());
    }

    /** Without the listings that another owns; null if nothing is left. */
    private static Progress whatCounts(
            Progress progress, String ingest, Map<String, FollowedListing> listings) {
        String[] named = progress.listings();
        int[] counting =
                IntStream.range(0, named.length)
                        .filter(i -> counts(listings.get(named[i]), ingest))
                        .toArray();
        if (counting.length == named.length) {
            return progress;
        }
        return counting.length == 0
                ? null
                : new Progress(
                        progress.origin(),
                        progress.receiveUs(),
                        progress.ingestUs(),
                        progress.asOfUs(),
                        progress.lagUs(),
                        Arrays.stream(counting).mapToObj(i -> named[i]).toArray(String[]::new),
                        Arrays.stream(counting)
                                .mapToLong(i -> progress.listingsAsOfUs()[i])
                                .toArray());
    }

    /** A listing of which nobody has brought a book belongs to nobody. */
    private static boolean counts(FollowedListing listing, String ingest) {
        return listing == null || listing.owner().equals(ingest);
    }

    private void forgetSilent() {
        long nowUs = connections.nowUs();
        if (nowUs - sweptUs < FORGET_AFTER_US && sweptUs != Long.MIN_VALUE) {
            return;
        }
        sweptUs = nowUs;
        Set<String> silent = connections.forget(FORGET_AFTER_US);
        if (!silent.isEmpty()) {
            feeds.values().forEach(each -> each.values().removeIf(l -> l.forget(silent)));
        }
    }

    private Map<String, FollowedListing> ofFeed(Feed feed) {
        return feeds.computeIfAbsent(feed, each -> new HashMap<>());
    }
}
