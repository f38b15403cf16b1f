package dev.arbflow.sandbox.venues.bitfinex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.sandbox.venues.dialogue.Requests;
import dev.arbflow.sandbox.venues.dialogue.VenueMemory;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.Session;

/**
 * Writes Bitfinex's frames with the sequence number and the time that the client's flags ask for.
 */
final class BitfinexWriter {
    private static final int TIMESTAMP = 32_768;
    private static final int SEQ_ALL = 65_536;
    private static final int OB_CHECKSUM = 131_072;
    private static final int BULK_UPDATES = 536_870_912;

    private final Session session;
    private final VenueMemory venue;
    private int flags;
    private long sequence;

    BitfinexWriter(Session session, VenueMemory venue) {
        this.session = session;
        this.venue = venue;
    }

    void configure(int wanted) {
        flags = wanted;
        control("{\"event\":\"conf\",\"status\":\"OK\",\"flags\":" + wanted + "}");
    }

    boolean sendsChecksums() {
        return has(OB_CHECKSUM);
    }

    boolean sendsBulks() {
        return has(BULK_UPDATES);
    }

    /** Leaves one number out; returns whether the client has numbers at all. */
    boolean skipNumber() {
        if (has(SEQ_ALL)) {
            sequence++;
        }
        return has(SEQ_ALL);
    }

    /**
     * Sends a channel's frame.
     *
     * @param content what stands between the channel's number and the sequence number
     * @param counted what the frame counts as; its text is ignored
     */
    void data(BitfinexChannel channel, String content, Frame counted) {
        String text =
                "["
                        + channel.id()
                        + ','
                        + content
                        + (has(SEQ_ALL) ? "," + ++sequence : "")
                        + (has(TIMESTAMP) ? "," + venue.venueUs() / 1_000 : "")
                        + ']';
        session.send(counted.saying(text));
    }

    void info(int code, String message) {
        control("{\"event\":\"info\",\"code\":" + code + ",\"msg\":\"" + message + "\"}");
    }

    /** Repeats what was asked, then says what is wrong with it. */
    void error(int code, String message, JsonNode request) {
        StringBuilder text = new StringBuilder("{");
        request.properties()
                .forEach(
                        field -> {
                            if (!field.getKey().equals("event")) {
                                text.append(Requests.quote(field.getKey()))
                                        .append(':')
                                        .append(field.getValue())
                                        .append(',');
                            }
                        });
        text.append("\"event\":\"error\",\"msg\":\"")
                .append(message)
                .append("\",\"code\":")
                .append(code);
        if (request.has("symbol")) {
            String pair = request.path("symbol").asText().replaceFirst("^t", "");
            text.append(",\"pair\":").append(Requests.quote(pair));
        }
        control(text.append('}').toString());
    }

    void control(String text) {
        session.send(Frame.control(text));
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
