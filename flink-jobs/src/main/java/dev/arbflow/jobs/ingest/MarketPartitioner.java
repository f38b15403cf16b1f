package dev.arbflow.jobs.ingest;

import dev.arbflow.market.Listing;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Which partition a listing lives in: our own rule instead of a Kafka client's, so that ingest
 * knows whose liveness belongs where. CRC-32 of the key, the same in every JVM.
 */
final class MarketPartitioner implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int partitions;

    MarketPartitioner(int partitions) {
        this.partitions = partitions;
    }

    int partitions() {
        return partitions;
    }

    int partitionOf(Listing listing) {
        return partitionOf(listing.code());
    }

    int partitionOf(String listingCode) {
        CRC32 hash = new CRC32();
        hash.update(listingCode.getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % partitions);
    }
}
