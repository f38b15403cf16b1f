package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.TakerFee;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Reads a table of taker fees: {@code venue,market,valid_from,taker_fee,source}.
 *
 * <p>The market may be {@code *}; the date is UTC; the fee carries its unit, as {@code 0.40%} or
 * {@code 40bps}, with {@code base} behind it where the venue keeps it back from the bought asset;
 * the source may contain commas. Empty lines and lines that start with {@code #} are skipped.
 */
public final class FeeFile {
    private static final String HEADER = "venue,market,valid_from,taker_fee,source";
    private static final int COLUMNS = 5;
    private static final int LARGEST_FILE = 1 << 20;

    private final String name;
    private final List<FeeSchedule.Row> rows = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private FeeFile(String name) {
        this.name = name;
    }

    /** The table that ships with the jobs. */
    public static FeeSchedule builtIn() {
        try (InputStream table = FeeFile.class.getResourceAsStream("/fees.csv")) {
            return parse("fees.csv", table.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file of at most 1 MiB.
     *
     * @throws ConfigError if it cannot be read, or a line of it is wrong
     */
    public static FeeSchedule read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new ConfigError("FEES_FILE " + file + " is larger than 1 MiB");
            }
            return parse(file.toString(), bytes);
        } catch (IOException e) {
            throw new ConfigError("cannot read FEES_FILE " + file + ": " + e, e);
        }
    }

    /**
     * Reads a table.
     *
     * @param name what errors call it
     * @return the schedule, whose version is the beginning of the content's SHA-256
     * @throws ConfigError if a line is wrong
     */
    static FeeSchedule parse(String name, byte[] content) {
        FeeFile file = new FeeFile(name);
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw file.wrong(1, "must be '" + HEADER + "'");
        }
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                file.add(i + 1, line);
            }
        }
        return new FeeSchedule(version(content), file.rows);
    }

    private void add(int number, String line) {
        String[] cells = line.split(",", COLUMNS);
        if (cells.length < COLUMNS || cells[COLUMNS - 1].isBlank()) {
            throw wrong(number, "needs " + HEADER);
        }
        try {
            String market = cells[1].strip();
            FeeSchedule.Row row =
                    new FeeSchedule.Row(
                            Settings.constant(cells[0].strip(), Venue.class),
                            market.equals(FeeSchedule.ALL_MARKETS)
                                    ? market
                                    : Market.parse(market).code(),
                            midnight(cells[2].strip()),
                            TakerFee.parse(cells[3]),
                            cells[4].strip());
            if (!seen.add(row.venue() + "," + row.market() + "," + row.validFrom())) {
                throw wrong(number, "repeats an earlier line");
            }
            rows.add(row);
        } catch (DateTimeParseException e) {
            throw wrong(number, "has no date like 2026-09-01 but '" + cells[2].strip() + "'");
        } catch (IllegalArgumentException e) {
            throw wrong(number, "is wrong: " + e.getMessage());
        }
    }

    private ConfigError wrong(int line, String problem) {
        return new ConfigError(name + " line " + line + " " + problem);
    }

    private static Instant midnight(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
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
