package dev.arbflow.sandbox.scenario;

import static dev.arbflow.sandbox.scenario.Parameter.Type.CHANCE;
import static dev.arbflow.sandbox.scenario.Parameter.Type.COUNT;
import static dev.arbflow.sandbox.scenario.Parameter.Type.DURATION;
import static dev.arbflow.sandbox.scenario.Parameter.Type.NUMBER;
import static dev.arbflow.sandbox.scenario.Parameter.Type.WORD;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that can be made to go wrong; the word in a line is the name in lower case. */
public enum FaultKind {
    /** Nothing is said on a channel; the socket and its heartbeats go on. */
    SILENT,
    /** Subscriptions are granted, but the client never hears so. */
    LOST_ANSWER,
    /** Subscriptions are refused. */
    REFUSE,
    /** The venue does not list a market. */
    UNLISTED,
    /** Frames arrive later by a constant. */
    LATE(of("by", DURATION, "800ms")),
    /** Frames arrive later and later. */
    RAMP(of("to", DURATION, "3s")),
    /** Nothing arrives, and in the end everything at once. */
    STALL,
    /** Frames with data are lost. */
    LOSE(of("chance", CHANCE, "0.02")),
    /** Frames with data come twice. */
    DUPLICATE(of("chance", CHANCE, "0.02")),
    /** Frames with data come behind later ones. */
    REORDER(of("chance", CHANCE, "0.02"), of("by", DURATION, "300ms")),
    /** Heartbeats carry no time. */
    UNTIMED,
    /** The venue's clock is wrong by a constant. */
    CLOCK(of("by", DURATION, "1h")),
    /** The venue's clock goes wrong more and more. */
    DRIFT(of("ppm", NUMBER, "5000")),
    /** Whoever dials is answered with an HTTP status; open connections are cut. */
    TURN_AWAY(of("status", COUNT, "429"), of("retry-after", DURATION, "5s")),
    /** Messages of clients above a rate are answered with a complaint, and not read. */
    COMPLAIN(of("above", COUNT, "3")),
    /** Maintenance begins; it ends with the fault, or never. */
    MAINTENANCE,
    /** Maintenance is announced, but never its end. */
    MAINTENANCE_WITHOUT_END,
    /** Text that is no frame. */
    GARBAGE(of("per-second", NUMBER, "10")),
    /** One frame of so many characters. */
    OVERSIZED(of("characters", COUNT, "9000000")),
    /** One frame of a book with so many levels. */
    LEVELS(of("count", COUNT, "300000")),
    /** One frame with another number in it. */
    OUTLANDISH(of("field", WORD, "price"), of("value", WORD, "9.2e18")),
    /** What clients send lies unread for a while. */
    UNREAD(of("for", DURATION, "3s")),
    /** All connections are cut. */
    CUT,
    /** Clients are asked to connect anew. */
    RECONNECT,
    /** One checksum does not belong to its book. */
    BAD_CHECKSUM,
    /** One sequence number is left out. */
    SKIP_SEQUENCE,

    /** All venues' prices move together, and stay there. */
    MOVE(Scope.ALL_VENUES, of("bps", NUMBER, "40"), of("over", DURATION, "200ms")),
    /** A venue comes apart and back, again and again. */
    FLICKER(Scope.MARKET, of("bps", NUMBER, "150"), of("every", DURATION, "300ms")),
    /** A venue stands apart, constantly or like a breath. */
    PREMIUM(
            Scope.MARKET,
            of("bps", NUMBER, "150"),
            of("breath", CHANCE, "0"),
            of("every", DURATION, "20s")),
    /** A venue trades something else under the same name. */
    ALIEN(Scope.MARKET, of("times", NUMBER, "0.03")),
    /** A level not worth taking stands in front of a venue's depth. */
    THIN(Scope.MARKET, of("bps", NUMBER, "150"), of("notional", NUMBER, "20")),
    /** One book of a venue has its bid above its ask. */
    CROSSED(Scope.MARKET),
    /** Everything in the market happens so many times as fast. */
    BURST(Scope.ALL_VENUES, of("factor", NUMBER, "10")),
    /** Our own clock is wrong by a constant; only in simulated time. */
    OWN_CLOCK(Scope.ALL_VENUES, of("by", DURATION, "1h"));

    /** What a kind of fault is put on. */
    enum Scope {
        /** Feeds, and markets and channels of them. */
        FEED,
        /** Listings in the market itself. */
        MARKET,
        /** The market as a whole. */
        ALL_VENUES
    }

    private final Scope scope;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<Parameter> parameters;

    FaultKind(Parameter... parameters) {
        this(Scope.FEED, parameters);
    }

    FaultKind(Scope scope, Parameter... parameters) {
        this.scope = scope;
        this.parameters = List.of(parameters);
    }

    private static Parameter of(String key, Parameter.Type type, String standard) {
        return new Parameter(key, type, standard);
    }

    /** Whether it needs a clock that can be set, which a run on this machine has not. */
    public boolean needsSimulatedTime() {
        return this == OWN_CLOCK;
    }

    /** Whether no client would take the market's word for it. */
    boolean isUnbelievable() {
        return this == ALIEN || this == CROSSED;
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

    List<Parameter> parameters() {
        return parameters;
    }

    Optional<Parameter> parameter(String key) {
        return parameters.stream().filter(each -> each.key().equals(key)).findFirst();
    }
}
