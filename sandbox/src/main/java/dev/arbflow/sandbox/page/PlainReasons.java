package dev.arbflow.sandbox.page;

import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.book.BookValidity;

/** Reasons in words for somebody who has not read the manual. */
final class PlainReasons {
    private PlainReasons() {}

    static String of(BookValidity validity) {
        return switch (validity) {
            case VALID -> "";
            case AWAITING_SNAPSHOT -> "waiting for its book";
            case GAP -> "an update was lost, the book is asked for anew";
            case CHECKSUM_MISMATCH -> "wrong checksum, the book is asked for anew";
            case CROSSED -> "bid above ask, the book is asked for anew";
            case DISCONNECTED -> "the connection is down";
            case SILENT -> "connected but silent";
            case MAINTENANCE -> "in maintenance";
            case UNREADABLE -> "sent something unreadable, the book is asked for anew";
        };
    }

    static String of(RefusalReason reason) {
        return switch (reason) {
            case BOOK_INVALID -> "a book could not be trusted";
            case SWITCHED_OFF -> "switched off by a rule";
            case LATE_HERE -> "this machine was too busy";
            case LEG_STALE -> "a venue was not heard for too long";
            case LEG_FROZEN -> "a book had not moved for too long";
            case LAGGING -> "a venue delivered too late";
            case SKEWED -> "the books showed different moments";
            case NO_CONVERSION -> "nobody could say what a currency was worth";
            case IMPLAUSIBLE -> "too good to be true";
            case ALIEN_ASSET -> "another asset or unit, by the other venues' prices";
            case FEE_UNKNOWN -> "no fee is known";
            case AGE_CAP -> "stood longer than believable";
            case BELOW_FEES -> "the fees eat it";
            case BELOW_MIN_NET -> "earns less than the threshold";
            case BELOW_MIN_NOTIONAL -> "the amount is too small";
            case BELOW_MIN_QUANTITY -> "less than a venue's least quantity";
            case BELOW_VENUE_NOTIONAL -> "less than a venue's least amount";
            case TOO_SHORT -> "gone before the dwell time";
        };
    }
}
