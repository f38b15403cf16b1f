package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.TakerFee;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Reads a table of taker fees: {@code venue,market,valid_from,taker_fee,source}, see {@link
 * DatedCsv}.
 *
 * <p>The fee carries its unit, as {@code 0.40%} or {@code 40bps}, with {@code base} behind it where
 * the venue keeps it back from the bought asset.
 */
public final class FeeFile {
    private static final String BUILT_IN = "fees.csv";
    private static final DatedCsv<FeeSchedule.Row> CSV =
            new DatedCsv<>(
                    "venue,market,valid_from,taker_fee,source",
                    line ->
                            new FeeSchedule.Row(
                                    line.venue(),
                                    line.market(),
                                    line.validFrom(),
                                    TakerFee.parse(line.values().get(0)),
                                    line.source()));

    private FeeFile() {}

    /** The table that ships with the jobs. */
    public static FeeSchedule builtIn() {
        return parse(BUILT_IN, DatedCsv.builtIn(BUILT_IN));
    }

    /**
     * Reads a file of at most 1 MiB.
     *
     * @throws ConfigError if it cannot be read, or a line of it is wrong
     */
    public static FeeSchedule read(Path file) {
        return parse(file.toString(), DatedCsv.content(Setting.FEES_FILE, file));
    }

    /**
     * Reads a table.
     *
     * @param name what errors call it
     * @return the schedule, whose version is the beginning of the content's SHA-256
     * @throws ConfigError if a line is wrong
     */
    static FeeSchedule parse(String name, byte[] content) {
        return new FeeSchedule(version(content), CSV.rows(name, content));
    }

    private static String version(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
