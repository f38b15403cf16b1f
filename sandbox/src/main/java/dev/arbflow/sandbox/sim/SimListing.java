package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;

/** One market on one venue: a book that follows the fair price with a little noise of its own. */
final class SimListing {
    /** Keeps the noise of two venues far inside any pair of fees. */
    private static final double NOISE_BPS = 1.5;

    private static final double NOISE_MEMORY_US = 3_000_000;
    private static final double HALF_SPREAD_BPS = 0.6;
    private static final double QUIET_CHANCE = 0.01;
    private static final long QUIET_MIN_US = 200_000;
    private static final long QUIET_MAX_US = 700_000;

    private final Instrument instrument;
    private final FairPrice fairPrice;
    private final Random random;
    private final LongSupplier venueTradeNumbers;
    private final SimLadder bids;
    private final SimLadder asks;
    private List<MarketFault> faults = List.of();
    private final long meanStepUs;
    private final double tradeChance;
    private Dislocation dislocation;
    private double noiseBps;
    private long lastUs;
    private long tradeNumber;
    private BookState state;

    SimListing(
            Instrument instrument,
            MarketSetup setup,
            Scenario scenario,
            FairPrice fairPrice,
            Random random,
            LongSupplier venueTradeNumbers) {
        this.instrument = instrument;
        this.fairPrice = fairPrice;
        this.random = random;
        this.venueTradeNumbers = venueTradeNumbers;
        int depth = scenario.depth();
        this.bids = new SimLadder(-1, instrument, depth, setup.levelNotional(), random);
        this.asks = new SimLadder(1, instrument, depth, setup.levelNotional(), random);
        this.meanStepUs = (long) (1e6 / scenario.updatesPerSecond());
        this.tradeChance = Math.min(0.9, scenario.tradesPerSecond() / scenario.updatesPerSecond());
        follow(setup.startPrice());
        this.state = new BookState(instrument, bids.best(), asks.best());
    }

    /** Whatever stands in the list at a step is shown by it. */
    SimListing disturbedBy(List<MarketFault> some) {
        faults = some;
        return this;
    }

    Instrument instrument() {
        return instrument;
    }

    BookState state() {
        return state;
    }

    void dislocate(Dislocation begun) {
        dislocation = begun;
    }

    void settle() {
        dislocation = null;
    }

    /** Moves the book to where it belongs at a model time, perhaps with trades. */
    BookStep step(long modelUs) {
        BookState before = state;
        List<SimTrade> trades =
                new ArrayList<>(
                        random.nextDouble() < tradeChance ? tradesOf(randomSide()) : List.of());
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            (random.nextBoolean() ? bids : asks).disturb();
        }
        follow(fairPrice.at(modelUs) * factor(modelUs) * (1 + noise(modelUs) / 1e4));
        lastUs = modelUs;
        state = new BookState(instrument, bids.best(), asks.best());
        for (MarketFault fault : faults) {
            state = fault.shown(state, modelUs);
            for (MarketFault.Printed print : fault.printed(state, modelUs)) {
                trades.add(trade(print.taker(), print.price(), print.quantity()));
            }
        }
        return new BookStep(modelUs, before, state, trades);
    }

    /**
     * Model time until the next step.
     *
     * @param lively whether quiet periods are ruled out
     */
    long pauseUs(boolean lively) {
        long pause = (long) (meanStepUs * (0.5 + random.nextDouble()));
        boolean quiet = random.nextDouble() < QUIET_CHANCE;
        long quietUs = QUIET_MIN_US + (long) (random.nextDouble() * (QUIET_MAX_US - QUIET_MIN_US));
        return quiet && !lively ? Math.max(pause, quietUs) : pause;
    }

    private void follow(double center) {
        Shift shift = shift();
        double shifted = center * (1 + shift.bps() / 1e4);
        if (shift.thinNotional() == 0) {
            bids.follow(bidAt(shifted));
            asks.follow(askAt(shifted));
        } else if (shift.bps() > 0) {
            asks.follow(askAt(shifted));
            bids.follow(bidAt(center));
            bids.place(bidAt(shifted), Instrument.quantityFor(shift.thinNotional(), shifted));
        } else {
            bids.follow(bidAt(shifted));
            asks.follow(askAt(center));
            asks.place(askAt(shifted), Instrument.quantityFor(shift.thinNotional(), shifted));
        }
    }

    private Shift shift() {
        if (dislocation != null) {
            return new Shift(dislocation.shiftBps(), dislocation.thinNotional());
        }
        return faults.stream()
                .map(fault -> fault.shift(instrument.listing()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Shift.NONE);
    }

    private double factor(long modelUs) {
        double factor = 1;
        for (MarketFault fault : faults) {
            factor *= fault.factor(instrument.listing(), modelUs);
        }
        return factor;
    }

    private long bidAt(double center) {
        return instrument.floor(center * (1 - HALF_SPREAD_BPS / 1e4));
    }

    /** At least one tick above the bid of the same center. */
    private long askAt(double center) {
        return Math.max(
                bidAt(center) + instrument.tick(),
                instrument.ceil(center * (1 + HALF_SPREAD_BPS / 1e4)));
    }

    private double noise(long modelUs) {
        double keep = Math.exp(-(modelUs - lastUs) / NOISE_MEMORY_US);
        noiseBps = noiseBps * keep + random.nextGaussian() * NOISE_BPS * Math.sqrt(1 - keep * keep);
        return noiseBps;
    }

    private Side randomSide() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    /** One taker order: mostly part of the best level, sometimes a sweep over up to three. */
    private List<SimTrade> tradesOf(Side taker) {
        SimLadder resting = taker == Side.BUY ? asks : bids;
        int whole = Math.max(0, random.nextInt(6) - 3);
        List<SimTrade> trades = new ArrayList<>();
        for (Level taken : resting.take(whole, 0.05 + 0.6 * random.nextDouble())) {
            trades.add(trade(taker, taken.price(), taken.quantity()));
        }
        return trades;
    }

    private SimTrade trade(Side taker, long price, long quantity) {
        return new SimTrade(
                instrument, ++tradeNumber, venueTradeNumbers.getAsLong(), taker, price, quantity);
    }
}
