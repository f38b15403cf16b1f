package dev.arbflow.sandbox.scenario;

import dev.arbflow.market.Times;
import dev.arbflow.sandbox.sim.Manipulations;
import dev.arbflow.sandbox.sim.MarketFault;
import dev.arbflow.sandbox.sim.MarketFaults;
import dev.arbflow.sandbox.venues.World;

/** Puts what a line says on the market as a whole, or on its listings. */
final class MarketLine {
    private final FaultLine line;
    private final World world;
    private final SharedKnobs knobs;
    private final long startModelUs;

    MarketLine(FaultLine line, World world, SharedKnobs knobs) {
        this.line = line;
        this.world = world;
        this.knobs = knobs;
        this.startModelUs = world.market().nowUs();
    }

    /** Begins; returns what ends it. */
    Runnable begin() {
        return switch (line.kind()) {
            case BURST -> knobs.faster(line.number("factor"));
            case OWN_CLOCK -> knobs.ownClockAhead(line.micros("by"));
            case MOVE -> {
                put(MarketFaults.apart(listing -> true, this::moved));
                yield () -> {}; // prices stay where they have gone
            }
            case FLICKER -> put(MarketFaults.apart(line::isOn, this::flickering));
            case PREMIUM -> put(MarketFaults.apart(line::isOn, this::breathing));
            case ALIEN -> put(MarketFaults.alien(line::isOn, line.number("times")));
            case THIN ->
                    put(MarketFaults.thin(line::isOn, line.number("bps"), line.number("notional")));
            case QUOTE_FLICKER ->
                    put(
                            Manipulations.flicker(
                                    line::isOn, line.number("times"), line.micros("every")));
            case LAYER ->
                    put(
                            Manipulations.layer(
                                    line::isOn, line.number("times"), line.micros("every")));
            case WASH -> put(Manipulations.wash(line::isOn, line.micros("every")));
            case PUMP -> put(Manipulations.pump(line::isOn, this::pumped));
            case CROSSED -> put(MarketFaults.crossedOnce(line::isOn));
            default -> throw new IllegalStateException(line.kind() + " is not of the market");
        };
    }

    private Runnable put(MarketFault fault) {
        world.market().begin(fault);
        return () -> world.market().end(fault);
    }

    private double moved(long modelUs) {
        double share = (double) (modelUs - startModelUs) / Math.max(1, line.micros("over"));
        return line.number("bps") * Math.max(0, Math.min(1, share));
    }

    private double pumped(long modelUs) {
        double share = (double) (modelUs - startModelUs) / Math.max(1, line.micros("over"));
        return line.number("bps") * Math.max(0, Math.min(1, share));
    }

    private double flickering(long modelUs) {
        boolean apart = (modelUs - startModelUs) / Math.max(1, line.micros("every")) % 2 == 0;
        return apart ? line.number("bps") : 0;
    }

    private double breathing(long modelUs) {
        double breaths = (double) (modelUs - startModelUs) / Times.micros(line.time("every"));
        double out = (1 - Math.cos(2 * Math.PI * breaths)) / 2;
        return line.number("bps") * (1 - line.number("breath") * out);
    }
}
