package dev.arbflow.jobs.privacy;

import dev.arbflow.jobs.config.Releases;
import dev.arbflow.jobs.periods.AnnouncePeriods;
import dev.arbflow.jobs.periods.Periods;
import dev.arbflow.jobs.state.LocalKeys;
import dev.arbflow.market.coverage.RefusedRelease;
import dev.arbflow.market.coverage.Release;
import dev.arbflow.market.trade.Trade;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * From trades to what may be told of them.
 *
 * <pre>
 * trades ─ what counts ─ windows announced ─ by tape ─┬─► releases ►
 *                                                     └─► refused for want of budget ►
 * </pre>
 *
 * @param releases noised sums, one per tape and window
 * @param refused windows about which nothing is told
 */
public record ReleaseTopology(DataStream<Release> releases, DataStream<RefusedRelease> refused) {

    /**
     * Builds the graph.
     *
     * @param once each trade once; event time is {@code Times.happenedUs()}
     */
    public static ReleaseTopology build(DataStream<Trade> once, Releases settings) {
        List<String> tapes = settings.clips().keySet().stream().sorted().toList();
        DataStream<Contribution> contributions =
                once.flatMap(new ContributionFunction(settings.clips().keySet()))
                        .uid("release-contributions")
                        .name("what counts of a trade")
                        .transform(
                                "windows announced",
                                TypeInformation.of(Contribution.class),
                                new AnnouncePeriods<>(
                                        new Periods(settings.window()),
                                        tapes,
                                        Contribution::window))
                        .uid("release-windows");
        SingleOutputStreamOperator<Release> releases =
                LocalKeys.by(contributions, Contribution::tape)
                        .process(new ReleaseFunction(settings))
                        .uid("releases")
                        .name("noised sums");
        return new ReleaseTopology(releases, releases.getSideOutput(ReleaseFunction.REFUSED));
    }
}
