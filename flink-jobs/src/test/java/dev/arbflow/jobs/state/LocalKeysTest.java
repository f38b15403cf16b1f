package dev.arbflow.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

/** How many tasks a source with two keyed operators behind it becomes. */
class LocalKeysTest {

    @Test
    void oneSubtaskKeepsItsRecords() {
        assertThat(tasks(1, 1)).isEqualTo(1);
    }

    @Test
    void recordsGoToWhereTheirKeyIs() {
        assertThat(tasks(2, 2)).isEqualTo(3);
    }

    @Test
    void whatOneSubtaskReadsIsDealtOutToMore() {
        assertThat(tasks(1, 2)).isEqualTo(3);
    }

    private static int tasks(int ofSource, int ofJob) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(ofJob);
        DataStream<String> read =
                env.fromSequence(1, 9)
                        .setParallelism(ofSource)
                        .map(number -> "k" + number)
                        .returns(Types.STRING)
                        .setParallelism(ofSource);
        DataStream<String> counted =
                LocalKeys.by(read, each -> each).reduce((before, now) -> now).uid("first");
        LocalKeys.by(counted, each -> each)
                .reduce((before, now) -> now)
                .uid("second")
                .sinkTo(new DiscardingSink<>());
        return env.getStreamGraph().getJobGraph().getNumberOfVertices();
    }
}
