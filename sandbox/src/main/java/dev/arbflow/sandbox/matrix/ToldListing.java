package dev.arbflow.sandbox.matrix;

import dev.arbflow.market.book.Book;

/** One listing: its truth, and what was told of it. */
final class ToldListing {
    /** Between the frames of one step, a book is told that the venue never had. */
    private static final long HALF_TOLD_US = 5 * VirtualMarket.STEP_US;

    /** What is told now was true this long ago at most, or a little more than the way takes. */
    private static final long PRESENT_US = 1_000_000;

    final BookTruth books;
    final TradeTruth trades = new TradeTruth();
    Book told;
    long asOfUs;
    private long wrongSinceUs;
    private long wrongUs;
    private long longestWrongUs;

    /**
     * @param depth levels of each side that count
     */
    ToldListing(int depth) {
        books = new BookTruth(depth);
    }

    void tell(Book book, long nowUs) {
        told = book;
        asOfUs = Math.max(asOfUs, book.asOfUs());
        if (!book.isValid() || books.wasSince(0, book.bids(), book.asks())) {
            wrongUs = wrongUs(nowUs);
            longestWrongUs = Math.max(longestWrongUs, wrongNowUs(nowUs));
            wrongSinceUs = 0;
        } else if (wrongSinceUs == 0) {
            wrongSinceUs = nowUs;
        }
    }

    boolean isValid() {
        return told != null && told.isValid();
    }

    /** What was not told cannot be a leg either. */
    String whyNot() {
        return told == null ? "NOT_SERVED" : told.validity().name();
    }

    /** Whether the book told is the present one, but for what the frames of one step take. */
    boolean isPresent(long nowUs) {
        return isValid()
                && (isHalfTold(nowUs)
                        || books.wasSince(nowUs - PRESENT_US, told.bids(), told.asks()));
    }

    /** For how long books were told to be valid that the venue never had. */
    long wrongUs(long nowUs) {
        return wrongUs + wrongNowUs(nowUs);
    }

    /** For how long one was so without a break, at most, since this was asked last. */
    long takeLongestWrongUs(long nowUs) {
        long longestUs = Math.max(longestWrongUs, wrongNowUs(nowUs));
        longestWrongUs = 0;
        return longestUs;
    }

    private long wrongNowUs(long nowUs) {
        return wrongSinceUs > 0 && !isHalfTold(nowUs) ? nowUs - wrongSinceUs : 0;
    }

    private boolean isHalfTold(long nowUs) {
        return wrongSinceUs > 0 && nowUs - wrongSinceUs <= HALF_TOLD_US;
    }
}
