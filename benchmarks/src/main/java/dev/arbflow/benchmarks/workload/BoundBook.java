package dev.arbflow.benchmarks.workload;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.arbflow.market.book.Ladder;
import java.io.IOException;

/**
 * A record of {@code market.books} as a class of Jackson's databind: the same fields in the same
 * order, nothing checked.
 */
@SuppressWarnings("ArrayRecordComponent") // only Jackson makes them
@JsonPropertyOrder({
    "schemaVersion",
    "type",
    "venue",
    "market",
    "validity",
    "bids",
    "asks",
    "exchangeUs",
    "correctionUs",
    "receiveUs",
    "ingestUs",
    "asOfUs",
    "lagUs",
    "feed",
    "connection",
    "epoch",
    "sequence"
})
public record BoundBook(
        int schemaVersion,
        String type,
        String venue,
        String market,
        String validity,
        double[][] bids,
        double[][] asks,
        long exchangeUs,
        long correctionUs,
        long receiveUs,
        long ingestUs,
        long asOfUs,
        long lagUs,
        String feed,
        String connection,
        long epoch,
        long sequence) {

    private static final ObjectReader READER = new ObjectMapper().readerFor(BoundBook.class);
    private static final ObjectWriter WRITER = new ObjectMapper().writerFor(BoundBook.class);

    /** Binds a record. */
    public static BoundBook read(byte[] json) throws IOException {
        return READER.readValue(json);
    }

    /** The record as JSON. */
    public byte[] write() throws IOException {
        return WRITER.writeValueAsBytes(this);
    }

    /** Levels as arbflow has them. */
    public static Ladder ladder(double[][] levels) {
        double[] prices = new double[levels.length];
        double[] quantities = new double[levels.length];
        for (int i = 0; i < levels.length; i++) {
            prices[i] = levels[i][0];
            quantities[i] = levels[i][1];
        }
        return new Ladder(prices, quantities);
    }
}
