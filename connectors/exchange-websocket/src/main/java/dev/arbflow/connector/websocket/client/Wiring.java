package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.connector.websocket.ExchangeSourceOptions.Recording;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * What makes events of what a venue says on one connection.
 *
 * @param driver to be told what happens
 * @param times of the connection
 */
record Wiring(ProtocolDriver driver, EventTimes times) {

    /**
     * Puts it together.
     *
     * @param events takes what comes of it
     */
    static Wiring of(
            ExchangeSourceOptions options,
            ConnectionSpec spec,
            VenueProtocol protocol,
            SteadyClock clock,
            Consumer<Inbound> events,
            FeedMeter meter) {
        EventTimes times =
                new EventTimes(
                        receiveClock(options, spec),
                        new ClockModel(options.clockWindow()),
                        clock::lastStep);
        EventStamper stamper =
                new EventStamper(spec, times, new Cadence(options.livenessEvery()), events, meter);
        return new Wiring(
                new ProtocolDriver(spec, protocol, stamper, times, progressDue(options), meter),
                times);
    }

    private static ProgressDue progressDue(ExchangeSourceOptions options) {
        return options.isReplay()
                ? new ProgressDue(Duration.ZERO, Duration.ZERO)
                : new ProgressDue(
                        options.progressEvery(),
                        Collections.max(List.of(options.progressEvery(), options.livenessEvery())));
    }

    private static ReceiveClock receiveClock(ExchangeSourceOptions options, ConnectionSpec spec) {
        Recording recording = options.recordings().get(spec.name());
        return recording == null ? new WallClock() : new RecordedClock(recording);
    }
}
