package dev.arbflow.market;

/**
 * A frame that could not be read, kept for inspection.
 *
 * @param origin the connection
 * @param text the frame, cut after {@link #MAX_TEXT} characters
 * @param reason one line that says what is wrong with it
 * @param receiveUs our clock when it arrived
 */
public record MalformedFrame(Origin origin, String text, String reason, long receiveUs) {

    /** Longest text that is kept, in characters. */
    public static final int MAX_TEXT = 16_384;

    /** Cuts the text. */
    public MalformedFrame {
        if (text.length() > MAX_TEXT) {
            text = text.substring(0, MAX_TEXT);
        }
    }
}
