package dev.arbflow.connector.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Checkpoint format of {@link MailWriterState}. Never change a version; add the next one. */
final class MailWriterStateSerializer implements SimpleVersionedSerializer<MailWriterState> {
    private static final int VERSION = 2;
    private static final int WITHOUT_RECEIVERS = 1;
    private static final int INITIAL_BYTES = 1_024;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(MailWriterState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(INITIAL_BYTES);
        out.writeInt(state.sentIds().size());
        for (String id : state.sentIds()) {
            out.writeUTF(id);
        }
        out.writeInt(state.pending().size());
        for (MailMessage mail : state.pending()) {
            write(mail, out);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public MailWriterState deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION && version != WITHOUT_RECEIVERS) {
            throw new IOException(
                    "mail sink state has version " + version + ", known are 1 to " + VERSION);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        List<String> sentIds = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            sentIds.add(in.readUTF());
        }
        List<MailMessage> pending = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            pending.add(readMail(in, version));
        }
        return new MailWriterState(sentIds, pending);
    }

    private static void write(MailMessage mail, DataOutputSerializer out) throws IOException {
        out.writeUTF(mail.messageId());
        out.writeUTF(mail.subject());
        writeText(mail.plainText(), out);
        out.writeBoolean(mail.html() != null);
        if (mail.html() != null) {
            writeText(mail.html(), out);
        }
        out.writeInt(mail.headers().size());
        for (Map.Entry<String, String> header : mail.headers().entrySet()) {
            out.writeUTF(header.getKey());
            out.writeUTF(header.getValue());
        }
        out.writeBoolean(mail.time() != null);
        if (mail.time() != null) {
            writeTime(mail.time(), out);
        }
        out.writeBoolean(mail.to() != null);
        if (mail.to() != null) {
            out.writeUTF(mail.to());
        }
    }

    private static void writeTime(Instant time, DataOutputSerializer out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static MailMessage readMail(DataInputDeserializer in, int version) throws IOException {
        String messageId = in.readUTF();
        String subject = in.readUTF();
        String plainText = readText(in);
        String html = in.readBoolean() ? readText(in) : null;
        Map<String, String> headers = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            headers.put(in.readUTF(), in.readUTF());
        }
        Instant time = in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
        String to = version != WITHOUT_RECEIVERS && in.readBoolean() ? in.readUTF() : null;
        return new MailMessage(messageId, subject, plainText, html, headers, time, to);
    }

    /** Not writeUTF, which ends at 64 KiB. */
    private static void writeText(String text, DataOutputSerializer out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputDeserializer in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
