package dev.arbflow.sandbox.scenario;

import dev.arbflow.embedded.websocket.TurnedAway;
import dev.arbflow.sandbox.venues.dialogue.Dialogue;
import dev.arbflow.sandbox.venues.dialogue.FaultyVenue;
import dev.arbflow.sandbox.venues.faults.FrameFaults;
import dev.arbflow.sandbox.venues.faults.ServiceFaults;
import dev.arbflow.sandbox.venues.faults.VenueFault;
import dev.arbflow.sandbox.venues.faults.WireFormat;
import dev.arbflow.sandbox.venues.server.Frame;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Puts what a line says on venues. */
final class FeedFaults {
    private final FaultLine line;
    private final long startUs;
    private final long lastingUs;
    private final Random random;

    /**
     * @param startUs our clock
     * @param lastingUs for how long it lasts
     */
    FeedFaults(FaultLine line, long startUs, long lastingUs, long seed) {
        this.line = line;
        this.startUs = startUs;
        this.lastingUs = lastingUs;
        this.random = new Random(seed);
    }

    /** Begins at a venue; returns what ends it. */
    Runnable begin(FaultyVenue venue) {
        return switch (line.kind()) {
            case CUT -> once(venue::dropConnections);
            case RECONNECT -> tell(venue, dialogue -> dialogue.requestReconnect(startUs));
            case SKIP_SEQUENCE -> tell(venue, Dialogue::skipSequence);
            case BAD_CHECKSUM -> tell(venue, dialogue -> spoil(venue, dialogue));
            case MAINTENANCE -> {
                venue.tell(dialogue -> dialogue.maintenance(true));
                yield () -> venue.tell(dialogue -> dialogue.maintenance(false));
            }
            case MAINTENANCE_WITHOUT_END -> tell(venue, dialogue -> dialogue.maintenance(true));
            case TURN_AWAY -> {
                Runnable end = put(venue, ServiceFaults.turningAway(turnedAway()));
                venue.dropConnections();
                yield end;
            }
            default -> put(venue, standing(venue.wire()));
        };
    }

    private VenueFault standing(WireFormat wire) {
        return switch (line.kind()) {
            case REFUSE -> ServiceFaults.refusing(line.what());
            case UNLISTED -> ServiceFaults.unlisted(line.what());
            case CLOCK -> ServiceFaults.wrongClock(now -> line.micros("by"));
            case DRIFT -> ServiceFaults.wrongClock(this::driftUs);
            case COMPLAIN -> ServiceFaults.complaining(line.count("above"));
            case GARBAGE -> ServiceFaults.saying("{\"garbage", line.number("per-second"));
            case OVERSIZED -> ServiceFaults.sayingOnce(oversized());
            case UNREAD -> ServiceFaults.readingLate(line.micros("for"));
            default -> ofFrames(wire);
        };
    }

    private VenueFault ofFrames(WireFormat wire) {
        Predicate<Frame> data = line.what().data();
        Predicate<Frame> all = line.what().frames();
        return switch (line.kind()) {
            case SILENT -> FrameFaults.lost(data, () -> true);
            case LOST_ANSWER -> FrameFaults.lost(line.what().answers(), () -> true);
            case LATE -> FrameFaults.late(all, now -> line.micros("by"));
            case RAMP -> FrameFaults.late(all, this::rampUs);
            case STALL -> FrameFaults.held(all, startUs + lastingUs);
            case LOSE -> FrameFaults.lost(data, this::chance);
            case DUPLICATE -> FrameFaults.doubled(data, this::chance);
            case REORDER -> FrameFaults.reordered(data, this::chance, line.micros("by"));
            case UNTIMED ->
                    FrameFaults.rewritten(
                            frame -> frame.kind() == Frame.Kind.HEARTBEAT,
                            () -> true,
                            WireFormat::untimed);
            case LEVELS ->
                    FrameFaults.rewritten(
                            data.and(frame -> frame.kind() == Frame.Kind.BOOK),
                            first(),
                            text -> wire.flooded(text, line.count("count")));
            case OUTLANDISH -> outlandish(wire);
            default -> throw new IllegalStateException(line.kind() + " is not of a feed");
        };
    }

    private VenueFault outlandish(WireFormat wire) {
        Frame.Kind carrier =
                line.word("field").startsWith("trade") ? Frame.Kind.TRADES : Frame.Kind.BOOK;
        return switch (line.word("field")) {
            case "price" -> otherNumber(carrier, wire.level());
            case "trade-price" -> otherNumber(carrier, wire.tradePrice());
            case "trade-id" -> otherNumber(carrier, wire.tradeId());
            default -> otherNumber(carrier, wire.time());
        };
    }

    private VenueFault otherNumber(Frame.Kind carrier, Pattern number) {
        return FrameFaults.rewritten(
                line.what()
                        .data()
                        .and(frame -> frame.kind() == carrier)
                        .and(frame -> number.matcher(frame.text()).find()),
                first(),
                text -> WireFormat.replaced(text, number, line.word("value")));
    }

    private void spoil(FaultyVenue venue, Dialogue dialogue) {
        venue.markets().stream().filter(line.what()::isAbout).forEach(dialogue::corruptChecksum);
    }

    private TurnedAway turnedAway() {
        return new TurnedAway(line.count("status"), line.time("retry-after"));
    }

    private String oversized() {
        String around = "{\"text\":\"\"}";
        return new StringBuilder(around)
                .insert(around.length() - 2, "x".repeat(line.count("characters") - around.length()))
                .toString();
    }

    private long driftUs(long nowUs) {
        return Math.round((nowUs - startUs) * line.number("ppm") / 1e6);
    }

    private long rampUs(long nowUs) {
        return Math.round(
                line.micros("to") * Math.min(1.0, (double) (nowUs - startUs) / lastingUs));
    }

    private boolean chance() {
        return random.nextDouble() < line.number("chance");
    }

    /** True the first time, and never again. */
    private static BooleanSupplier first() {
        boolean[] done = {false};
        return () -> {
            boolean first = !done[0];
            done[0] = true;
            return first;
        };
    }

    private static Runnable put(FaultyVenue venue, VenueFault fault) {
        venue.faults().begin(fault);
        return () -> venue.faults().end(fault);
    }

    private static Runnable tell(FaultyVenue venue, Consumer<Dialogue> what) {
        return once(() -> venue.tell(what));
    }

    private static Runnable once(Runnable what) {
        what.run();
        return () -> {};
    }
}
