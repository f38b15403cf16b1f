package dev.arbflow.jobs.pattern.analysis;

import dev.arbflow.market.Listing;
import java.util.Arrays;

/**
 * The windows of one market that ended at one moment.
 *
 * @param modelVersion newest version of the model that named one of their clusters
 * @param listings of the windows, each once
 * @param clusters their labels, in the order of the listings
 * @param differences their mean differences to the other venues, basis points; likewise
 */
@SuppressWarnings("ArrayRecordComponent") // never changed once made
record ObservedStep(long modelVersion, Listing[] listings, int[] clusters, double[] differences) {

    static final ObservedStep NONE = new ObservedStep(0, new Listing[0], new int[0], new double[0]);

    /** The step with one more window; one that comes again replaces itself. */
    ObservedStep with(Listing listing, long version, int cluster, double difference) {
        int known = Arrays.asList(listings).indexOf(listing);
        int place = known < 0 ? listings.length : known;
        int size = Math.max(listings.length, place + 1);
        Listing[] newListings = Arrays.copyOf(listings, size);
        int[] newClusters = Arrays.copyOf(clusters, size);
        double[] newDifferences = Arrays.copyOf(differences, size);
        newListings[place] = listing;
        newClusters[place] = cluster;
        newDifferences[place] = difference;
        return new ObservedStep(
                Math.max(modelVersion, version), newListings, newClusters, newDifferences);
    }
}
