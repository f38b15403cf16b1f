package dev.arbflow.jobs.pattern.features;

/**
 * What later steps inherit from the earlier ones of a listing.
 *
 * @param book newest state of the book
 * @param aliveUs newest moment for which the connection is proven alive
 */
record CarriedBook(Touch book, long aliveUs) {

    /** What there is to inherit after a step; null if no book has been seen yet. */
    static CarriedBook after(CarriedBook before, StepPane pane) {
        Touch book = pane.newest();
        if (before != null && (book == null || before.book.isNewerThan(book))) {
            book = before.book;
        }
        long proven = before == null ? Long.MIN_VALUE : before.aliveUs;
        return book == null ? null : new CarriedBook(book, Math.max(proven, pane.aliveUs()));
    }
}
