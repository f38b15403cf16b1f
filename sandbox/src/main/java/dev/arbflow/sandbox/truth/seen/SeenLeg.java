package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.sandbox.truth.seen.Delivery.Broken;
import dev.arbflow.sandbox.truth.seen.Delivery.Fault;
import dev.arbflow.sandbox.truth.seen.Delivery.Shown;

/** One listing as its client sees it: the newest book, and up to when it is proven. */
final class SeenLeg {
    private final SeenPast past = new SeenPast();
    private final long keptUs;
    private long session;
    private Shown shown;
    private Fault fault = Fault.DISCONNECTED;
    private boolean known;
    private long books;
    private long changedUs;
    private long holdsFromUs;
    private long provenUs;
    private long lagUs;
    private long lateHereUs;
    private long sightUs;

    /**
     * @param keptUs for how long the client remembers what is over
     */
    SeenLeg(long keptUs) {
        this.keptUs = keptUs;
    }

    /** Takes in a delivery; returns whether it says anything of the book that is known. */
    boolean take(Delivery delivery) {
        boolean sameSession = known && delivery.session() == session;
        if (delivery.content() instanceof Delivery.Alive && !sameSession) {
            return false;
        }
        sightUs = goesOn(sameSession) ? sightUs : delivery.receiveUs();
        provenUs = sameSession ? Math.max(provenUs, delivery.provenUs()) : delivery.provenUs();
        session = delivery.session();
        known = true;
        lagUs = delivery.lagUs();
        lateHereUs = delivery.lateHereUs();
        if (delivery.content() instanceof Shown book) {
            shown = book;
            books++;
            fault = null;
            changedUs = delivery.receiveUs();
            holdsFromUs = book.holdsFromUs();
            past.shown(book.book(), holdsFromUs, changedUs, keptUs);
        } else if (delivery.content() instanceof Broken broken) {
            fault = broken.fault();
            changedUs = delivery.receiveUs();
            holdsFromUs = delivery.provenUs();
            past.forget();
        }
        return true;
    }

    private boolean goesOn(boolean sameSession) {
        return sameSession && fault == null;
    }

    boolean isKnown() {
        return known;
    }

    /** Why it cannot be used; null if it can. */
    Fault fault() {
        return fault;
    }

    Shown shown() {
        return shown;
    }

    /** Its books until now. */
    SeenPast past() {
        return past;
    }

    /** How many books it has shown so far. */
    long books() {
        return books;
    }

    long changedUs() {
        return changedUs;
    }

    long holdsFromUs() {
        return holdsFromUs;
    }

    long provenUs() {
        return provenUs;
    }

    long lagUs() {
        return lagUs;
    }

    long lateHereUs() {
        return lateHereUs;
    }

    /** When the client first saw, of what it still sees without a break, anything. */
    long sightUs() {
        return sightUs;
    }
}
