package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.config.AlertTerms;
import dev.arbflow.jobs.config.AlertTerms.Receiver;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/**
 * From notices to the mails of each receiver.
 *
 * <pre>
 * notices ─ one for each receiver ─ by receiver ─► what their terms say ─► letters
 * </pre>
 */
public final class Receivers {
    private Receivers() {}

    /** Builds the graph. */
    public static DataStream<Letter> build(DataStream<Notice> notices, AlertTerms terms) {
        return notices.flatMap(new ToEach(terms))
                .uid("notices-to-each")
                .name("a notice for each receiver")
                .keyBy(Addressed::to)
                .process(new ReceiverFunction(terms))
                .uid("receivers")
                .name("terms of each receiver");
    }

    private static final class ToEach implements FlatMapFunction<Notice, Addressed> {
        private static final long serialVersionUID = 1L;

        private final AlertTerms terms;

        ToEach(AlertTerms terms) {
            this.terms = terms;
        }

        @Override
        public void flatMap(Notice notice, Collector<Addressed> out) {
            for (Receiver receiver : terms.receivers()) {
                out.collect(new Addressed(receiver.address(), notice));
            }
        }
    }
}
