package dev.arbflow.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.benchmarks.workload.BoundFrames;
import dev.arbflow.benchmarks.workload.Equality;
import dev.arbflow.benchmarks.workload.Fingerprint;
import dev.arbflow.benchmarks.workload.Frames;
import dev.arbflow.benchmarks.workload.Frames.Frame;
import dev.arbflow.benchmarks.workload.NotedOutput;
import dev.arbflow.benchmarks.workload.SlowBooks;
import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Feed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One frame of a feed, in the order of the sample: what it takes to know what it says. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameBenchmark {
    private static final ObjectMapper TREES = new ObjectMapper();
    private static final Map<String, String> HASHES =
            Map.of(
                    "KRAKEN", "6434fd10c7412fe5",
                    "BITSTAMP", "91ec4b5f3e2ec800",
                    "BITFINEX", "e8afe705ae979928",
                    "COINBASE", "d7ab299829e83227",
                    "COINAPI", "fef17f5111e58d6d");

    /** Whose frames. */
    @Param({"KRAKEN", "BITSTAMP", "BITFINEX", "COINBASE", "COINAPI"})
    String feed;

    private List<Frame> frames;
    private BoundFrames bound;
    private VenueProtocol protocol;
    private NotedOutput output;
    private int next;

    /** Reads the frames, and compares the books that come of them with those of the slow way. */
    @Setup
    public void setup() throws MalformedFrameException {
        frames = Frames.of(Feed.valueOf(feed));
        Fingerprint.check(HASHES.get(feed), frames.stream());
        bound = new BoundFrames(Feed.valueOf(feed));
        SlowBooks slow = new SlowBooks(Feed.valueOf(feed));
        next = 0;
        while (next < frames.size()) {
            slow.read(frames.get(next).text());
            int before = next == 0 ? 0 : output.books();
            arbflow();
            if (output.books() > before) {
                String market = output.listing().market().code();
                Equality.check("bids", slow.bids(market, output.bids().depth()), output.bids());
                Equality.check("asks", slow.asks(market, output.asks().depth()), output.asks());
            }
        }
        Equality.check("number of trades", slow.trades(), output.trades());
        Equality.check("number of faults", 0, output.faults());
        Equality.check("whether books came", Feed.valueOf(feed).hasBooks(), output.books() > 0);
        next = 0;
    }

    /** arbflow: the event, book kept, checksum and sequence compared, values checked. */
    @Benchmark
    public int arbflow() throws MalformedFrameException {
        Frame frame = next();
        protocol.frame(frame.text(), frame.receiveUs(), output);
        return output.books();
    }

    /** Jackson's databind: an object of its own class for each venue; no book, no checks. */
    @Benchmark
    public Object databind() throws IOException {
        return bound.read(next().text());
    }

    /** Jackson's tree: no class, no book, no checks. */
    @Benchmark
    public JsonNode tree() throws IOException {
        return TREES.readTree(next().text());
    }

    private Frame next() {
        if (next == frames.size()) {
            next = 0;
        }
        if (next == 0) {
            protocol = Frames.protocol(Feed.valueOf(feed));
            output = new NotedOutput();
            protocol.opened(frames.get(0).receiveUs(), output);
        }
        return frames.get(next++);
    }
}
