package dev.arbflow.connector.websocket.client;

/** The receive time of live connections: when the message came off the socket. */
final class WallClock implements ReceiveClock {
    private long nowUs;

    @Override
    public String receive(String message, long arrivedUs) {
        moveTo(arrivedUs);
        return message;
    }

    @Override
    public boolean runsByItself() {
        return true;
    }

    @Override
    public void moveTo(long wallUs) {
        nowUs = Math.max(nowUs, wallUs);
    }

    @Override
    public long exchangeUs(long venueUs) {
        return venueUs;
    }

    @Override
    public long nowUs() {
        return nowUs;
    }
}
