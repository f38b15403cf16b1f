package dev.arbflow.jobs.io.sbe;

import static dev.arbflow.jobs.io.json.Choices.known;

import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.json.UnknownValues;
import dev.arbflow.jobs.io.sbe.wire.MessageHeaderEncoder;
import dev.arbflow.jobs.io.sbe.wire.ProgressDecoder;
import dev.arbflow.jobs.io.sbe.wire.ProgressEncoder;
import dev.arbflow.jobs.io.tables.MarketTables;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.book.Progress;
import org.agrona.MutableDirectBuffer;

/** A heartbeat of a connection as a message. */
final class ProgressFormat implements MessageFormat<Progress> {
    private static final int LISTING = ProgressEncoder.ListingsEncoder.sbeBlockLength();

    private static final int FIXED =
            MessageHeaderEncoder.ENCODED_LENGTH
                    + ProgressEncoder.BLOCK_LENGTH
                    + ProgressEncoder.ListingsEncoder.HEADER_SIZE;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ProgressEncoder out = new ProgressEncoder();
    private final ProgressDecoder in = new ProgressDecoder();
    private final ParsedOnce<Whose> whose = new ParsedOnce<>(this::parse);
    private final ParsedOnce<String> listing = new ParsedOnce<>(any -> parseListing());
    private ProgressDecoder.ListingsDecoder group;

    /** The connection. */
    private record Whose(Feed feed, String connection) {}

    @Override
    public int templateId() {
        return ProgressDecoder.TEMPLATE_ID;
    }

    @Override
    public int leastBlockLength() {
        return ProgressDecoder.BLOCK_LENGTH;
    }

    @Override
    public int room(Progress progress) {
        if (progress.listings().length > ProgressEncoder.ListingsEncoder.countMaxValue()) {
            return TOO_LONG;
        }
        int room = Texts.sum(FIXED, Texts.room(progress.origin().feed().name()));
        room = Texts.sum(room, Texts.room(progress.origin().connection()));
        for (String each : progress.listings()) {
            room = Texts.sum(room, Texts.sum(LISTING, Texts.room(each)));
        }
        return room;
    }

    @Override
    public int write(Progress progress, MutableDirectBuffer buffer, int offset) {
        Origin origin = progress.origin();
        out.wrapAndApplyHeader(buffer, offset, header)
                .receiveUs(progress.receiveUs())
                .ingestUs(progress.ingestUs())
                .asOfUs(progress.asOfUs())
                .lagUs(progress.lagUs())
                .epoch(origin.epoch())
                .sequence(origin.sequence());
        ProgressEncoder.ListingsEncoder listings = out.listingsCount(progress.listings().length);
        for (int i = 0; i < progress.listings().length; i++) {
            listings.next()
                    .listingsAsOfUs(progress.listingsAsOfUs()[i])
                    .listing(progress.listings()[i]);
        }
        out.feed(origin.feed().name()).connection(origin.connection());
        return out.limit();
    }

    @Override
    public Progress read(Message message, UnknownValues unknown) throws ReadError {
        in.wrap(message.buffer(), message.block(), message.blockLength(), message.version());
        group = in.listings();
        message.expectGroup(group.count(), LISTING, group.actingBlockLength(), in.limit());
        String[] listings = new String[group.count()];
        long[] asOfUs = new long[listings.length];
        for (int i = 0; i < listings.length; i++) {
            asOfUs[i] = group.next().listingsAsOfUs();
            int begin = in.limit();
            group.skipListing();
            int end = in.limit();
            in.limit(begin);
            listings[i] = listing.value(message.record(), begin, end, unknown);
            in.limit(end);
        }
        Whose said = whose.value(message.record(), in.limit(), endOfWords(), unknown);
        return new Progress(
                new Origin(said.feed(), said.connection(), in.epoch(), in.sequence()),
                in.receiveUs(),
                in.ingestUs(),
                in.asOfUs(),
                in.lagUs(),
                listings,
                asOfUs);
    }

    private String parseListing() throws ReadError {
        return Texts.sound(group.listing(), "listing", in.buffer(), in.limit());
    }

    /** Passes over the texts and comes back. */
    private int endOfWords() {
        int begin = in.limit();
        in.skipFeed();
        in.skipConnection();
        int end = in.limit();
        in.limit(begin);
        return end;
    }

    private Whose parse(UnknownValues unknown) throws ReadError {
        return new Whose(
                known(MarketTables.FEED, "feed", in.feed(), unknown),
                Texts.sound(in.connection(), "connection", in.buffer(), in.limit()));
    }
}
