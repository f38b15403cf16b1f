package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.market.Asset;
import dev.arbflow.market.arbitrage.TransferTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Reads a table of what transfers cost: {@code venue,asset,valid_from,fee,minutes,source}, see
 * {@link DatedCsv}.
 */
final class TransferFile {
    private static final String BUILT_IN = "transfers.csv";
    private static final DatedCsv<TransferTable.Row> CSV =
            new DatedCsv<>(
                    "venue,asset,valid_from,fee,minutes,source",
                    asset -> new Asset(asset).code(),
                    line ->
                            new TransferTable.Row(
                                    line.venue(),
                                    new Asset(line.market()),
                                    line.validFrom(),
                                    new BigDecimal(line.values().get(0)),
                                    Duration.ofMinutes(Long.parseLong(line.values().get(1))),
                                    line.source()));

    private TransferFile() {}

    /** The table that ships with the jobs. */
    static TransferTable builtIn() {
        return parse(BUILT_IN, DatedCsv.builtIn(BUILT_IN));
    }

    /**
     * Reads a file of at most 1 MiB.
     *
     * @throws ConfigError if it cannot be read, or a line of it is wrong
     */
    static TransferTable read(Path file) {
        return parse(file.toString(), DatedCsv.content(Setting.TRANSFERS_FILE, file));
    }

    /**
     * Reads a table.
     *
     * @param name what errors call it
     * @throws ConfigError if a line is wrong
     */
    static TransferTable parse(String name, byte[] content) {
        return new TransferTable(CSV.rows(name, content));
    }
}
