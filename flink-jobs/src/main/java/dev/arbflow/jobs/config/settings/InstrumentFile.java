package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.InstrumentTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a table of the orders that venues accept: {@code
 * venue,market,valid_from,tick,lot,min_quantity,min_notional,source}, see {@link DatedCsv}.
 *
 * <p>Figures are plain decimals in units of the market; {@code -} where the venue says nothing.
 */
public final class InstrumentFile {
    private static final String BUILT_IN = "instruments.csv";
    private static final String NOTHING_SAID = "-";
    private static final DatedCsv<InstrumentTable.Row> CSV =
            new DatedCsv<>(
                    "venue,market,valid_from,tick,lot,min_quantity,min_notional,source",
                    line ->
                            new InstrumentTable.Row(
                                    line.venue(),
                                    line.market(),
                                    line.validFrom(),
                                    instrument(line.values()),
                                    line.source()));

    private InstrumentFile() {}

    /** The table that ships with the jobs. */
    public static InstrumentTable builtIn() {
        return parse(BUILT_IN, DatedCsv.builtIn(BUILT_IN));
    }

    /**
     * Reads a file of at most 1 MiB.
     *
     * @throws ConfigError if it cannot be read, or a line of it is wrong
     */
    public static InstrumentTable read(Path file) {
        return parse(file.toString(), DatedCsv.content(Setting.INSTRUMENTS_FILE, file));
    }

    /**
     * Reads a table.
     *
     * @param name what errors call it
     * @throws ConfigError if a line is wrong
     */
    static InstrumentTable parse(String name, byte[] content) {
        return new InstrumentTable(CSV.rows(name, content));
    }

    private static Instrument instrument(List<String> figures) {
        return new Instrument(
                decimal(figures.get(0), null),
                decimal(figures.get(1), null),
                decimal(figures.get(2), BigDecimal.ZERO),
                decimal(figures.get(3), BigDecimal.ZERO));
    }

    private static BigDecimal decimal(String figure, BigDecimal unsaid) {
        if (figure.equals(NOTHING_SAID)) {
            return unsaid;
        }
        try {
            return new BigDecimal(figure);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: '" + figure + "'", e);
        }
    }
}
