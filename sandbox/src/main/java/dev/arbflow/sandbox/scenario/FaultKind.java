package dev.arbflow.sandbox.scenario;

import static dev.arbflow.sandbox.scenario.Parameter.Type.COUNT;
import static dev.arbflow.sandbox.scenario.Parameter.Type.NUMBER;
import static dev.arbflow.sandbox.scenario.Parameter.Type.SECONDS;
import static dev.arbflow.sandbox.scenario.Parameter.Type.TIME;
import static dev.arbflow.sandbox.scenario.Parameter.anyWord;
import static dev.arbflow.sandbox.scenario.Parameter.between;
import static dev.arbflow.sandbox.scenario.Parameter.oneOf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that can be made to go wrong; the word in a line is the name in lower case. */
public enum FaultKind {
    /** Nothing is said on a channel; the socket and its heartbeats go on. */
    SILENT(Reach.CHANNELS),
    /** Subscriptions are granted, but the client never hears so. */
    LOST_ANSWER(Reach.CHANNELS),
    /** Subscriptions are refused. */
    REFUSE(Reach.CHANNELS),
    /** The venue does not list a market. */
    UNLISTED(Reach.MARKETS),
    /** Frames arrive later by a constant. */
    LATE(Reach.VENUES, between("by", TIME, "800ms", "1ms", "1h")),
    /** Frames arrive later and later. */
    RAMP(Reach.VENUES, Length.NEEDED, between("to", TIME, "3s", "1ms", "1h")),
    /** Nothing arrives, and in the end everything at once. */
    STALL(Reach.VENUES, Length.NEEDED),
    /** Frames with data are lost. */
    LOSE(Reach.CHANNELS, between("chance", NUMBER, "0.02", "0", "1")),
    /** Frames with data come twice. */
    DUPLICATE(Reach.CHANNELS, between("chance", NUMBER, "0.02", "0", "1")),
    /** Frames with data come behind later ones. */
    REORDER(
            Reach.CHANNELS,
            between("chance", NUMBER, "0.02", "0", "1"),
            between("by", TIME, "300ms", "1ms", "1h")),
    /** Heartbeats carry no time. */
    UNTIMED(Reach.VENUES),
    /** The venue's clock is wrong by a constant. */
    CLOCK(Reach.VENUES, between("by", TIME, "1h", "-1000h", "1000h")),
    /** The venue's clock goes wrong more and more. */
    DRIFT(Reach.VENUES, between("ppm", NUMBER, "5000", "-500000", "500000")),
    /** Whoever dials is answered with an HTTP status; open connections are cut. */
    TURN_AWAY(
            Reach.VENUES,
            between("status", COUNT, "429", "400", "599"),
            between("retry-after", SECONDS, "5s", "0s", "24h")),
    /** Messages of clients above a rate are answered with a complaint, and not read. */
    COMPLAIN(Reach.VENUES, between("above", COUNT, "3", "1", "1000000")),
    /** Maintenance begins; it ends with the fault, or never. */
    MAINTENANCE(Reach.VENUES),
    /** Maintenance is announced, but never its end. */
    MAINTENANCE_WITHOUT_END(Reach.VENUES, Length.ONCE),
    /** Text that is no frame. */
    GARBAGE(Reach.VENUES, between("per-second", NUMBER, "10", "0.01", "1000")),
    /** One frame of so many characters. */
    OVERSIZED(
            Reach.VENUES, Length.ONCE, between("characters", COUNT, "9000000", "100", "10000000")),
    /** One frame of a book with so many levels. */
    LEVELS(Reach.MARKETS, Length.ONCE, between("count", COUNT, "300000", "1", "2000000")),
    /** One frame with another number in it. */
    OUTLANDISH(
            Reach.MARKETS,
            Length.ONCE,
            oneOf("field", "price", "time", "trade-price", "trade-id", "trade-time"),
            anyWord("value", "9.2e18")),
    /** What clients send lies unread for a while. */
    UNREAD(Reach.VENUES, between("for", TIME, "3s", "1ms", "1h")),
    /** All connections are cut. */
    CUT(Reach.VENUES, Length.ONCE),
    /** Clients are asked to connect anew. */
    RECONNECT(Reach.VENUES, Length.ONCE),
    /** One checksum does not belong to its book. */
    BAD_CHECKSUM(Reach.MARKETS, Length.ONCE),
    /** One sequence number is left out. */
    SKIP_SEQUENCE(Reach.VENUES, Length.ONCE),

    /** All venues' prices move together, and stay there. */
    MOVE(
            Scope.ALL_VENUES,
            Length.ONCE,
            between("bps", NUMBER, "40", "-5000", "10000"),
            between("over", TIME, "200ms", "0s", "1h")),
    /** A venue comes apart and back, again and again. */
    FLICKER(
            Scope.MARKET,
            Length.ANY,
            between("bps", NUMBER, "150", "-5000", "10000"),
            between("every", TIME, "300ms", "1ms", "1h")),
    /** A venue stands apart, constantly or like a breath. */
    PREMIUM(
            Scope.MARKET,
            Length.ANY,
            between("bps", NUMBER, "150", "-5000", "10000"),
            between("breath", NUMBER, "0", "0", "1"),
            between("every", TIME, "20s", "1ms", "1h")),
    /** A venue trades something else under the same name. */
    ALIEN(Scope.MARKET, Length.ANY, between("times", NUMBER, "0.03", "0.01", "100")),
    /** A level not worth taking stands in front of a venue's depth. */
    THIN(
            Scope.MARKET,
            Length.ANY,
            between("bps", NUMBER, "150", "-5000", "10000"),
            between("notional", NUMBER, "20", "0.01", "1000000")),
    /** A large bid appears at the touch and is gone before anybody can hit it. */
    QUOTE_FLICKER(
            Scope.MARKET,
            Length.ANY,
            between("times", NUMBER, "20", "1", "1000"),
            between("every", TIME, "1s", "100ms", "1h")),
    /** Large levels behind the bid, purchases at the ask, and the levels go together. */
    LAYER(
            Scope.MARKET,
            Length.ANY,
            between("times", NUMBER, "20", "1", "1000"),
            between("every", TIME, "8s", "1s", "1h")),
    /** Takers buy and sell the same quantity at the same price in turn. */
    WASH(Scope.MARKET, Length.ANY, between("every", TIME, "700ms", "100ms", "1h")),
    /** A venue's price is bought up, with far more trades than usual. */
    PUMP(
            Scope.MARKET,
            Length.ANY,
            between("bps", NUMBER, "200", "1", "10000"),
            between("over", TIME, "15s", "1s", "1h")),
    /** One book of a venue has its bid above its ask. */
    CROSSED(Scope.MARKET, Length.ONCE),
    /** Everything in the market happens so many times as fast. */
    BURST(Scope.ALL_VENUES, Length.ANY, between("factor", NUMBER, "10", "0.01", "100")),
    /** Our own clock is wrong by a constant; only in simulated time. */
    OWN_CLOCK(Scope.ALL_VENUES, Length.ANY, between("by", TIME, "1h", "-1000h", "1000h"));

    /** What a kind of fault is put on. */
    enum Scope {
        /** Feeds, and markets and channels of them. */
        FEED,
        /** Listings in the market itself. */
        MARKET,
        /** The market as a whole. */
        ALL_VENUES
    }

    /** What of a venue's feed it can be restricted to. */
    enum Reach {
        /** Nothing less than the venue. */
        VENUES,
        /** Markets. */
        MARKETS,
        /** Markets, and one of the channels. */
        CHANNELS
    }

    /** What a line may say about its length. */
    enum Length {
        /** Some time, or for ever. */
        ANY,
        /** Some time, without which it has no meaning. */
        NEEDED,
        /** Nothing: it is over as soon as it has happened. */
        ONCE
    }

    private final Scope scope;
    private final Reach reach;
    private final Length length;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<Parameter> parameters;

    FaultKind(Reach reach, Parameter... parameters) {
        this(Scope.FEED, reach, Length.ANY, parameters);
    }

    FaultKind(Reach reach, Length length, Parameter... parameters) {
        this(Scope.FEED, reach, length, parameters);
    }

    FaultKind(Scope scope, Length length, Parameter... parameters) {
        this(scope, Reach.MARKETS, length, parameters);
    }

    FaultKind(Scope scope, Reach reach, Length length, Parameter... parameters) {
        this.scope = scope;
        this.reach = reach;
        this.length = length;
        this.parameters = List.of(parameters);
    }

    /** Whether it needs a clock that can be set, which a run on this machine has not. */
    public boolean needsSimulatedTime() {
        return this == OWN_CLOCK;
    }

    /** Whether no client would take the market's word for it. */
    boolean isUnbelievable() {
        return this == ALIEN || this == CROSSED;
    }

    /** Whether venues come apart by it, which they cannot all at once. */
    boolean setsApart() {
        return this == FLICKER || this == PREMIUM || this == ALIEN || this == THIN || this == PUMP;
    }

    /** How a line calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a word; empty if there is none. */
    static Optional<FaultKind> find(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    Scope scope() {
        return scope;
    }

    Reach reach() {
        return reach;
    }

    Length length() {
        return length;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    Optional<Parameter> parameter(String key) {
        return parameters.stream().filter(each -> each.key().equals(key)).findFirst();
    }
}
