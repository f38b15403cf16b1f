package dev.arbflow.jobs.io.json;

import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.jobs.io.tables.BookTables;
import dev.arbflow.jobs.io.tables.CandidateTable;
import dev.arbflow.jobs.io.tables.CycleTable;
import dev.arbflow.jobs.io.tables.EpisodeTable;
import dev.arbflow.jobs.io.tables.FollowUpTable;
import dev.arbflow.jobs.io.tables.PaperTable;
import dev.arbflow.jobs.io.tables.RuleTable;
import dev.arbflow.jobs.io.tables.SuspectTable;
import dev.arbflow.jobs.io.tables.TradeTables;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.trade.TradeUpdate;

/**
 * What each topic holds and in which version.
 *
 * <p>The major version is raised by a change that older releases cannot read. The minor version
 * follows from the tables: it is the newest with which a field came.
 */
enum TopicSchema {
    TRADES(
            1,
            new UnionFormat<>(
                    new UnionFormat.Case<>(
                            "trade", TradeTables.TRADE, TradeUpdate::trade, TradeUpdate::of),
                    new UnionFormat.Case<>(
                            "progress",
                            BookTables.PROGRESS,
                            TradeUpdate::progress,
                            TradeUpdate::of))),
    BOOKS(
            1,
            new UnionFormat<>(
                    new UnionFormat.Case<>(
                            "book", BookTables.BOOK, BookUpdate::book, BookUpdate::of),
                    new UnionFormat.Case<>(
                            "progress",
                            BookTables.PROGRESS,
                            BookUpdate::progress,
                            BookUpdate::of))),
    FEED_STATUS(1, BookTables.FEED_STATUS),
    MALFORMED(1, BookTables.MALFORMED),
    EPISODES(1, EpisodeTable.EPISODE),
    CANDIDATES(1, CandidateTable.CANDIDATE),
    FOLLOW_UPS(1, FollowUpTable.FOLLOW_UP),
    PAPER(1, PaperTable.DAY),
    CYCLES(1, CycleTable.EPISODE),
    SUSPECTS(1, SuspectTable.SUSPECT),
    /** Until 1.0 each rule was about all routes: an older release must not take one that is not. */
    RULES(2, RuleTable.RULE);

    private final int major;

    @SuppressWarnings("ImmutableEnumChecker") // derived from tables, which are immutable
    private final JsonFormat<?> format;

    TopicSchema(int major, Table<?> table) {
        this(major, new RecordFormat<>(table));
    }

    TopicSchema(int major, JsonFormat<?> format) {
        this.major = major;
        this.format = format;
    }

    int major() {
        return major;
    }

    int minor() {
        return format.minor();
    }

    JsonFormat<?> format() {
        return format;
    }
}
