package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.pattern.suspect.Signal.Kind;
import dev.arbflow.jobs.pattern.suspect.TapeMemory.Volume;
import dev.arbflow.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds what is unusual in a listing's trades, and whether a quote was hit, trade by trade. */
final class TapeWatch {
    /** Trades that are remembered, and for how long. */
    static final int MAX_RECENT = 128;

    static final long RECENT_US = 3_000_000;

    /** How soon a trade has to follow the one that it matches. */
    static final long MATCH_US = 2_000_000;

    /** Over such steps volume is counted, and from so many times the usual on it is a surge. */
    static final long STEP_US = 5_000_000;

    static final double SURGE_TIMES = 5;

    /** A quote of which so much was traded was hit. */
    static final double HIT_SHARE = 0.2;

    /** The venue's clock tells trades, ours tells books: they may differ by this much. */
    static final long CLOCKS_US = 500_000;

    private static final double SAME = 1e-9;

    private final Consumer<Signal> out;
    private final List<Print> recent;
    private TapeMemory memory;

    TapeWatch(TapeMemory memory, Consumer<Signal> out) {
        this.memory = memory;
        this.recent = new ArrayList<>(memory.recent());
        this.out = out;
    }

    TapeMemory memory() {
        return new TapeMemory(
                List.copyOf(recent),
                memory.volume(),
                memory.usual(),
                memory.boughtSecond(),
                memory.soldSecond());
    }

    /** The next trade. */
    void print(Print print) {
        recent.removeIf(old -> print.timeUs() - old.timeUs() > RECENT_US);
        match(print);
        if (recent.size() == MAX_RECENT) {
            recent.remove(0);
        }
        recent.add(print);
        count(print);
        trade(print);
    }

    /** Whether a signal holds, after all trades that could have to do with it. */
    boolean holds(Signal signal) {
        return signal.kind() != Kind.FLEETING_QUOTE || (seesAllTradesOf(signal) && !wasHit(signal));
    }

    private void match(Print print) {
        boolean matches = false;
        for (Print old : recent) {
            boolean alike = isSame(old.quantity(), print.quantity());
            if (alike && !isSame(old.price(), print.price())) {
                return; // a lot that is usual here, or somebody else's
            }
            matches |=
                    alike
                            && old.taker() != print.taker()
                            && print.timeUs() - old.timeUs() <= MATCH_US;
        }
        if (matches) {
            tell(Kind.MATCHED_PRINT, null, print, print.timeUs(), 1, print.quantity());
        }
    }

    private void count(Print print) {
        long step = Math.floorDiv(print.timeUs(), STEP_US);
        Volume before = memory.volume();
        Usual usual = memory.usual();
        if (step > before.step()) {
            usual = usual.with(before.total());
            before = new Volume(step, 0, 0, false);
        }
        boolean buys = print.taker() == Side.BUY;
        Volume now =
                new Volume(
                        before.step(),
                        before.bought() + (buys ? print.quantity() : 0),
                        before.sold() + (buys ? 0 : print.quantity()),
                        before.told());
        double times = usual.times(now.total());
        if (!now.told() && times >= SURGE_TIMES) {
            Side side = now.bought() >= now.sold() ? Side.BUY : Side.SELL;
            tell(Kind.VOLUME_SURGE, side, print, now.step() * STEP_US, times, now.total());
            now = new Volume(now.step(), now.bought(), now.sold(), true);
        }
        memory = new TapeMemory(List.of(), now, usual, memory.boughtSecond(), memory.soldSecond());
    }

    private void trade(Print print) {
        long second = MidSample.secondOf(print.timeUs());
        boolean buys = print.taker() == Side.BUY;
        if (second > (buys ? memory.boughtSecond() : memory.soldSecond())) {
            tell(Kind.TRADED, print.taker(), print, print.timeUs(), 1, print.quantity());
            memory =
                    new TapeMemory(
                            List.of(),
                            memory.volume(),
                            memory.usual(),
                            buys ? second : memory.boughtSecond(),
                            buys ? memory.soldSecond() : second);
        }
    }

    /** Whether no trade that may have hit a quote is missing, or was too many to remember. */
    private boolean seesAllTradesOf(Signal quote) {
        long fromUs = quote.sinceUs() - CLOCKS_US;
        long untilUs = quote.timeUs() + CLOCKS_US;
        boolean remembered = recent.size() < MAX_RECENT || recent.get(0).timeUs() < fromUs;
        return remembered
                && recent.stream().noneMatch(print -> print.endsGapWithin(fromUs, untilUs));
    }

    private boolean wasHit(Signal quote) {
        double traded = 0;
        for (Print print : recent) {
            boolean onIt =
                    print.taker() != quote.side()
                            && isSame(print.price(), quote.price())
                            && print.timeUs() >= quote.sinceUs() - CLOCKS_US
                            && print.timeUs() <= quote.timeUs() + CLOCKS_US;
            traded += onIt ? print.quantity() : 0;
        }
        return traded >= HIT_SHARE * quote.quantity();
    }

    private void tell(
            Kind kind, Side side, Print print, long sinceUs, double peak, double quantity) {
        out.accept(
                new Signal(
                        print.listing(),
                        kind,
                        side,
                        sinceUs,
                        print.timeUs(),
                        peak,
                        print.price(),
                        quantity));
    }

    private static boolean isSame(double one, double other) {
        return Math.abs(one - other) <= SAME * other;
    }
}
