package dev.arbflow.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.takeover.OwnedBooks;
import dev.arbflow.jobs.testing.CountedHarness;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class OneIngestFunctionTest {
    private static final Duration SILENT = Duration.ofSeconds(2);
    private static final TypeInformation<TopicRecord<BookUpdate>> BOOKS =
            TypeInformation.of(new TypeHint<>() {});

    @Test
    void passesOnTheBooksOfOneIngestAPartitionAndCountsTakeOvers() throws Exception {
        try (var harness = new CountedHarness<>(operator(), BOOKS)) {
            harness.processElement(book(0, "a", 1, 1_000), 0);
            harness.processElement(book(0, "b", 1, 1_001), 0);
            harness.processElement(book(1, "b", 2, 1_002), 0); // another partition, another owner
            harness.processElement(book(0, "b", 3, 9_000), 0);

            assertThat(told(harness)).containsExactly("a 1 in 0", "b 2 in 1", "b 3 in 0");
            assertThat(harness.count("ingestTakeOvers")).isEqualTo(1);
        }
    }

    @Test
    void whatIsNoBookPassesUntouched() throws Exception {
        TopicRecord<BookUpdate> dead =
                TopicRecord.<BookUpdate>of(new DeadRecord("t", 0, 0, "why", null, null)).in(2);
        try (var harness = new CountedHarness<>(operator(), BOOKS)) {
            harness.processElement(dead, 0);

            assertThat(harness.extractOutputValues()).containsExactly(dead);
        }
    }

    @Test
    void ownersOutliveARestartWithAnotherNumberOfSubtasks() throws Exception {
        OperatorSubtaskState kept;
        try (var harness = harness(1, 1, 0, null)) {
            for (int partition = 0; partition < 4; partition++) {
                harness.processElement(book(partition, "b", 1, 1_000), 0);
                harness.processElement(book(partition, "a", 1, 1_001), 0);
            }
            kept = harness.snapshot(1, 1);
        }
        List<OperatorSubtaskState> again = new ArrayList<>();
        for (int subtask = 0; subtask < 2; subtask++) {
            try (var harness = harness(1, 2, subtask, kept)) {
                harness.processElement(book(3 - subtask, "b", 2, 1_500), 0);
                again.add(harness.snapshot(2, 2));
            }
        }
        OperatorSubtaskState both =
                AbstractStreamOperatorTestHarness.repackageState(again.get(0), again.get(1));
        try (var harness = harness(2, 1, 0, both)) {
            for (int partition = 0; partition < 4; partition++) {
                harness.processElement(book(partition, "a", 2, 1_600), 0);
                harness.processElement(book(partition, "b", 3, 1_700), 0);
            }

            assertThat(told(harness))
                    .containsExactly("b 3 in 0", "b 3 in 1", "b 3 in 2", "b 3 in 3");
        }
    }

    private static ProcessOperator<TopicRecord<BookUpdate>, TopicRecord<BookUpdate>> operator() {
        return new ProcessOperator<>(new OneIngestFunction(SILENT));
    }

    private static OneInputStreamOperatorTestHarness<
                    TopicRecord<BookUpdate>, TopicRecord<BookUpdate>>
            harness(int before, int subtasks, int subtask, OperatorSubtaskState kept)
                    throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(operator(), 4, subtasks, subtask);
        harness.setup(BOOKS.createSerializer(new SerializerConfigImpl()));
        if (kept != null) {
            harness.initializeState(
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            kept, 4, before, subtasks, subtask));
        }
        harness.open();
        return harness;
    }

    private static TopicRecord<BookUpdate> book(
            int partition, String ingest, long sequence, long ms) {
        return TopicRecord.of(
                        BookUpdate.of(
                                OwnedBooks.by(ingest, "BTC/USD", sequence, ms, BookValidity.VALID)))
                .in(partition);
    }

    private static List<String> told(
            OneInputStreamOperatorTestHarness<?, TopicRecord<BookUpdate>> harness) {
        return harness.extractOutputValues().stream()
                .map(
                        each ->
                                each.value().origin().ingest()
                                        + " "
                                        + each.value().origin().sequence()
                                        + " in "
                                        + each.partition())
                .toList();
    }
}
