package dev.arbflow.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailWriterStateSerializerTest {
    private static final MailWriterState STATE =
            new MailWriterState(
                    List.of("<1@a>", "<2@a>"),
                    List.of(
                            MailMessage.plain("<3@a>", "ü", "one\n"),
                            MailMessage.plain("<4@a>", "s", "")
                                    .withHtml("<p>")
                                    .withHeader("X-R", "v")
                                    .at(Instant.ofEpochSecond(1_700_000_000, 5))));
    private static final String VERSION_1 =
            // sentIds
            "00000002"
                    + "00053c3140613e"
                    + "00053c3240613e"
                    // pending: id, subject, text, no html, no headers, no time
                    + "00000002"
                    + "00053c3340613e"
                    + "0002c3bc"
                    + "000000046f6e650a"
                    + "00"
                    + "00000000"
                    + "00"
                    // id, subject, text, html, one header, time
                    + "00053c3440613e"
                    + "000173"
                    + "00000000"
                    + "01000000033c703e"
                    + "00000001"
                    + "0003582d52"
                    + "000176"
                    + "01"
                    + "000000006553f100"
                    + "00000005";

    private static final MailWriterState ADDRESSED =
            new MailWriterState(
                    List.of(),
                    List.of(
                            MailMessage.plain("<3@a>", "s", "").addressedTo("x@a"),
                            MailMessage.plain("<4@a>", "s", "")));
    private static final String VERSION_2 =
            "00000000"
                    // pending: id, subject, text, no html, no headers, no time, receiver
                    + "00000002"
                    + "00053c3340613e"
                    + "000173"
                    + "00000000"
                    + "00"
                    + "00000000"
                    + "00"
                    + "010003784061"
                    // the same for the sink's recipients
                    + "00053c3440613e"
                    + "000173"
                    + "00000000"
                    + "00"
                    + "00000000"
                    + "00"
                    + "00";

    private final MailWriterStateSerializer serializer = new MailWriterStateSerializer();

    @Test
    void readsTheBytesOfVersion1() throws IOException {
        assertThat(serializer.deserialize(1, HexFormat.of().parseHex(VERSION_1))).isEqualTo(STATE);
    }

    @Test
    void readsAndWritesVersion2() throws IOException {
        assertThat(serializer.getVersion()).isEqualTo(2);
        assertThat(serializer.serialize(ADDRESSED)).asHexString().isEqualToIgnoringCase(VERSION_2);
        assertThat(serializer.deserialize(2, HexFormat.of().parseHex(VERSION_2)))
                .isEqualTo(ADDRESSED);
    }

    @Test
    void holdsTextsLongerThanAJavaUtfString() throws IOException {
        MailMessage large = MailMessage.plain("<1@a>", "s", "é".repeat(100_000));
        MailWriterState state = new MailWriterState(List.of(), List.of(large));
        assertThat(serializer.deserialize(2, serializer.serialize(state))).isEqualTo(state);
    }

    @Test
    void refusesAVersionItDoesNotKnow() {
        assertThatThrownBy(() -> serializer.deserialize(3, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessage("mail sink state has version 3, known are 1 to 2");
    }
}
