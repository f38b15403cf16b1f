package dev.arbflow.market.book;

import dev.arbflow.market.Origin;

/**
 * A frame that could not be read, kept for inspection.
 *
 * @param origin the connection
 * @param text the frame without order ids, cut after {@link #MAX_TEXT} characters
 * @param reason one line that says what is wrong with it
 * @param receiveUs our clock when it arrived
 */
public record MalformedFrame(Origin origin, String text, String reason, long receiveUs) {

    /** Longest text that is kept, in characters. */
    public static final int MAX_TEXT = 16_384;

    /**
     * Takes order ids out and cuts the text, but never through a character of two halves: no
     * encoder takes one half.
     */
    public MalformedFrame {
        text = OrderIds.removed(text);
        if (text.length() > MAX_TEXT) {
            boolean halved = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1));
            text = text.substring(0, halved ? MAX_TEXT - 1 : MAX_TEXT);
        }
    }
}
