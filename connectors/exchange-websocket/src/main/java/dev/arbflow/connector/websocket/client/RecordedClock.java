package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.ExchangeSourceOptions.Recording;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Times;
import java.util.regex.Pattern;

/**
 * The receive time of a replayed recording, which stands on a line of its own before each frame.
 *
 * <p>Where the recording does not know it ({@code -}), the exchange time within the frame stands
 * in, and for frames without one the last time known.
 */
final class RecordedClock implements ReceiveClock {

    private static final String UNKNOWN = "-";
    private static final Pattern MICROSECONDS = Pattern.compile("[0-9]{1,18}");

    private final long shiftUs;
    private long nowUs;
    private boolean receiveTimeKnown;

    RecordedClock(Recording recording) {
        shiftUs = recording.shiftUs();
        nowUs = recording.startUs() + shiftUs;
    }

    @Override
    public String receive(String message, long arrivedUs) throws MalformedFrameException {
        int end = message.indexOf('\n');
        String time = end < 0 ? "" : message.substring(0, end);
        receiveTimeKnown = !time.equals(UNKNOWN);
        if (receiveTimeKnown) {
            if (!MICROSECONDS.matcher(time).matches()) {
                throw new MalformedFrameException("no recorded time on a line before the frame");
            }
            advance(Long.parseLong(time) + shiftUs);
        }
        return message.substring(end + 1);
    }

    @Override
    public boolean runsByItself() {
        return false;
    }

    @Override
    public void moveTo(long wallUs) {
        // The wall knows nothing of recorded time.
    }

    @Override
    public long exchangeUs(long venueUs) {
        if (venueUs == Times.UNKNOWN) {
            return Times.UNKNOWN;
        }
        long shiftedUs = venueUs + shiftUs;
        if (!receiveTimeKnown) {
            advance(shiftedUs);
        }
        return shiftedUs;
    }

    @Override
    public long nowUs() {
        return nowUs;
    }

    private void advance(long timeUs) {
        nowUs = Math.max(nowUs, timeUs);
    }
}
