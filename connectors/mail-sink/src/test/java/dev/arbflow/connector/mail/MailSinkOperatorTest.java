package dev.arbflow.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.ReceivedMail;
import dev.arbflow.embedded.endpoints.OwnServer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OwnServer("it counts the mails of the mailbox")
class MailSinkOperatorTest {
    private EmbeddedMail mail;

    @BeforeEach
    void start() throws Exception {
        mail = EmbeddedMail.start();
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    @Test
    void mailsOfACheckpointAreNotSentAgainAfterARestore() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var harness = harness()) {
            harness.open();
            harness.processElement("1", 0);
            harness.processElement("2", 0);
            harness.prepareSnapshotPreBarrier(1);
            assertThat(mail.receivedCount()).isEqualTo(2);
            checkpoint = harness.snapshot(1, 1);
        }
        try (var restored = harness()) {
            restored.initializeState(checkpoint);
            restored.open();
            restored.processElement("2", 0);
            restored.processElement("3", 0);
            restored.endInput();
        }
        assertThat(mail.received())
                .extracting(ReceivedMail::subject)
                .containsExactly("1", "2", "3");
    }

    private OneInputStreamOperatorTestHarness<String, CommittableMessage<Void>> harness()
            throws Exception {
        MailSink<String> sink =
                new MailSink<>(TestMails.optionsFor(mail.port()).build(), TestMails::mail);
        return new OneInputStreamOperatorTestHarness<>(new SinkWriterOperatorFactory<>(sink));
    }
}
