package dev.arbflow.jobs.pattern.leadlag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.EveryRecord;
import dev.arbflow.market.Times;
import dev.arbflow.market.behaviour.VenueLeadLag;
import dev.arbflow.market.behaviour.VenueLeadLag.Verdict;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.testing.Books;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Books of a venue that is made 300 ms late, and delivered another 200 ms late, through Flink. */
class LeadLagTopologyTest {
    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(2);

    @Test
    void tellsWhoLeadsByBothClocks() throws Exception {
        assertThat(run(LeadLagTapes.related(new Random(5), 2, 300, 200)))
                .singleElement()
                .satisfies(
                        pair -> {
                            assertThat(pair.id()).isEqualTo("BTC/USD|BITSTAMP~KRAKEN@60000000");
                            assertThat(pair.exchangeTime().verdict())
                                    .isEqualTo(Verdict.FIRST_LEADS);
                            assertThat(pair.exchangeTime().lagMs()).isCloseTo(300, within(50.0));
                            assertThat(pair.receiveTime().verdict()).isEqualTo(Verdict.FIRST_LEADS);
                            assertThat(pair.receiveTime().lagMs()).isCloseTo(500, within(50.0));
                        });
    }

    @Test
    void aMoveBackIsNotLostWithMoreSubtasksThanTheBooksHave() throws Exception {
        List<MidChange> changes = new ArrayList<>();
        changes.add(new MidChange(LeadLagTapes.BITSTAMP, 1_000, 1_000, 100));
        for (int i = 0; i < 30; i++) {
            long us = 2_000_000 + i * 10_000L;
            changes.add(new MidChange(LeadLagTapes.KRAKEN, us, us, 100 + i % 2));
        }

        assertThat(run(changes))
                .singleElement()
                .satisfies(pair -> assertThat(pair.secondMoves()).isEqualTo(29));
    }

    private static List<VenueLeadLag> run(List<MidChange> changes) throws Exception {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(rules);
        env.setParallelism(2);
        List<VenueLeadLag> found = new ArrayList<>();
        try (CloseableIterator<VenueLeadLag> told =
                LeadLagTopology.build(books(env, changes)).executeAndCollect()) {
            told.forEachRemaining(found::add);
        }
        return found;
    }

    private static DataStream<BookUpdate> books(
            StreamExecutionEnvironment env, List<MidChange> changes) {
        List<BookUpdate> log =
                changes.stream()
                        .sorted(Comparator.comparingLong(MidChange::receiveUs))
                        .map(LeadLagTopologyTest::book)
                        .toList();
        return env.fromData(log, TypeInformation.of(BookUpdate.class))
                .setParallelism(1)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<BookUpdate>forGenerator(context -> new EveryRecord<>())
                                .withTimestampAssigner((book, old) -> book.receiveUs() / 1_000))
                .setParallelism(1);
    }

    private static BookUpdate book(MidChange change) {
        return BookUpdate.of(
                Books.of(change.listing().venue(), change.listing().market().code())
                        .bid(change.mid() - 1, 1)
                        .ask(change.mid() + 1, 1)
                        .times(
                                new Times(
                                        change.exchangeUs(),
                                        0,
                                        change.receiveUs(),
                                        change.receiveUs()))
                        .build());
    }
}
