package dev.arbflow.jobs.takeover;

import java.util.List;

/**
 * What is kept of the owners of a partition over a restart.
 *
 * @param partition of the topic of books, from 0
 * @param nowUs newest receive time that was heard
 * @param connections who was heard lately
 * @param listings what they say of each listing
 */
public record KeptOwners(
        int partition, long nowUs, List<Connection> connections, List<Listing> listings) {

    /**
     * The newest that a connection has said.
     *
     * @param name of the connection
     * @param epoch of its newest record
     * @param sequence of its newest record
     * @param heardUs when that was received
     */
    record Connection(String name, long epoch, long sequence, long heardUs) {}

    /**
     * A listing of a feed.
     *
     * @param owner the ingest process whose books count
     * @param toldUs when the newest book was told, event time
     * @param floorUs before which no book is told
     * @param books the newest of each ingest process; at least one
     */
    record Listing(String owner, long toldUs, long floorUs, List<FollowedBook> books) {

        static Listing of(FollowedListing listing) {
            return new Listing(
                    listing.owner(),
                    listing.toldUs(),
                    listing.floorUs(),
                    List.copyOf(listing.books()));
        }
    }
}
