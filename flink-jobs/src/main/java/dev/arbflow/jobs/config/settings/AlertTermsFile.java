package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.AlertKind;
import dev.arbflow.jobs.config.AlertTerms;
import dev.arbflow.jobs.config.AlertTerms.Receiver;
import dev.arbflow.jobs.config.AlertTerms.Term;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.QuietHours;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a table of who is told of what: {@code
 * receiver,market,route,kinds,min_net_bps,min_profit,quiet,per_hour}.
 *
 * <p>{@code *} is every market, route or kind, {@code -} no limit. Empty lines and lines that start
 * with {@code #} are skipped. Errors name line and column, and never an address. A receiver whose
 * domain is written in another case is the same one.
 */
final class AlertTermsFile {
    private static final String HEADER =
            "receiver,market,route,kinds,min_net_bps,min_profit,quiet,per_hour";
    private static final List<String> COLUMNS = List.of(HEADER.split(","));
    private static final String NO_LIMIT = "-";

    private final String name;
    private final Map<String, List<Term>> terms = new LinkedHashMap<>();
    private final Map<String, Receiver> whole = new LinkedHashMap<>();

    private AlertTermsFile(String name) {
        this.name = name;
    }

    /**
     * Reads a file of at most 1 MiB.
     *
     * @param others who is told everything unless the file names them
     * @throws ConfigError if it cannot be read, or a line of it is wrong
     */
    static AlertTerms read(Path file, List<String> others) {
        return parse(file.toString(), DatedCsv.content(Setting.ALERT_TERMS_FILE, file), others);
    }

    /**
     * Reads a table.
     *
     * @param name what errors call it
     * @throws ConfigError if a line is wrong
     */
    static AlertTerms parse(String name, byte[] content, List<String> others) {
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw new ConfigError(name + " line 1 must be '" + HEADER + "'");
        }
        AlertTermsFile file = new AlertTermsFile(name);
        int lastNumber = lines.size();
        for (int number = 2; number <= lastNumber; number++) {
            String line = lines.get(number - 1).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                file.line(number, line);
            }
        }
        return file.all(others);
    }

    private AlertTerms all(List<String> others) {
        List<Receiver> receivers = new ArrayList<>();
        terms.forEach(
                (address, of) -> {
                    Receiver about = whole.get(address);
                    if (about == null) {
                        throw new ConfigError(
                                name
                                        + " has a receiver without a line of every market and"
                                        + " route: "
                                        + (terms.size() == 1 ? "the only one" : ordinal(address)));
                    }
                    receivers.add(new Receiver(address, of, about.quiet(), about.mostPerHour()));
                });
        others.stream()
                .filter(address -> !terms.containsKey(address))
                .map(Receiver::ofEverything)
                .forEach(receivers::add);
        return new AlertTerms(receivers);
    }

    private String ordinal(String address) {
        return "number " + (new ArrayList<>(terms.keySet()).indexOf(address) + 1);
    }

    private void line(int number, String line) {
        List<String> cells = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
        String place = name + " line " + number;
        if (cells.size() != COLUMNS.size()) {
            throw new ConfigError(place + " has " + cells.size() + " columns and needs " + HEADER);
        }
        Cells of = new Cells(place, cells);
        String address = of.read(0, Addresses::receiver, "is not a mail address");
        Term term =
                new Term(
                        of.read(1, AlertTermsFile::market, "is neither * nor a market"),
                        of.read(2, AlertTermsFile::way, "is neither * nor VENUE>VENUE"),
                        of.read(3, AlertTermsFile::kinds, "is neither * nor kinds joined by +"),
                        of.read(4, limit(AlertTermsFile::finite), "is neither - nor a number"),
                        of.read(5, limit(BigDecimal::new), "is neither - nor a number"));
        QuietHours quiet =
                of.read(6, limit(AlertTermsFile::quiet), "is neither - nor 22:00-07:00 ZONE");
        Integer perHour =
                of.read(
                        7,
                        limit(AlertTermsFile::count),
                        "is neither - nor a number from 1 to " + Receiver.MAX_PER_HOUR);
        if (term.market().equals(Term.ANY) && term.way().equals(Term.ANY)) {
            int most = perHour == null ? Receiver.ANY_NUMBER : perHour;
            whole.put(address, new Receiver(address, List.of(term), quiet, most));
        } else if (quiet != null || perHour != null) {
            throw of.wrong(
                    quiet != null ? 6 : 7,
                    "must be - here: it is of a receiver, in the line of every market and route");
        }
        add(address, term, place);
    }

    private void add(String address, Term term, String place) {
        List<Term> of = terms.computeIfAbsent(address, any -> new ArrayList<>());
        boolean repeated =
                of.stream()
                        .anyMatch(
                                each ->
                                        each.market().equals(term.market())
                                                && each.way().equals(term.way()));
        if (repeated) {
            throw new ConfigError(place + " repeats an earlier line");
        }
        of.add(term);
    }

    private static String market(String text) {
        return text.equals(Term.ANY) ? text : Market.parse(text).code();
    }

    private static String way(String text) {
        if (text.equals(Term.ANY)) {
            return text;
        }
        String[] venues = text.split(">", -1);
        if (venues.length != 2) {
            throw new IllegalArgumentException("no two venues");
        }
        Venue buy = Settings.constant(venues[0].strip(), Venue.class);
        Venue sell = Settings.constant(venues[1].strip(), Venue.class);
        if (buy == sell) {
            throw new IllegalArgumentException("one venue twice");
        }
        return buy.name() + '>' + sell.name();
    }

    private static Set<AlertKind> kinds(String text) {
        if (text.equals(Term.ANY)) {
            return EnumSet.allOf(AlertKind.class);
        }
        Set<AlertKind> kinds = EnumSet.noneOf(AlertKind.class);
        if (!text.equalsIgnoreCase("none")) {
            for (String kind : text.split("\\+", -1)) {
                kinds.add(Settings.constant(kind.strip(), AlertKind.class));
            }
        }
        return kinds;
    }

    private static QuietHours quiet(String text) {
        int dash = text.indexOf('-');
        int space = text.indexOf(' ');
        if (dash < 0 || space < dash) {
            throw new IllegalArgumentException("no two times and a zone");
        }
        return new QuietHours(
                LocalTime.parse(text.substring(0, dash).strip()),
                LocalTime.parse(text.substring(dash + 1, space)),
                ZoneId.of(text.substring(space + 1).strip()));
    }

    private static Integer count(String text) {
        int count = Integer.parseInt(text);
        if (count < 1 || count > Receiver.MAX_PER_HOUR) {
            throw new IllegalArgumentException("none, or more than are remembered");
        }
        return count;
    }

    private static Double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("not finite");
        }
        return number;
    }

    /** Null for no limit. */
    private static <T> Function<String, T> limit(Function<String, T> parser) {
        return text -> text.equals(NO_LIMIT) ? null : parser.apply(text);
    }

    /** The cells of a line, for errors that name their column. */
    private record Cells(String place, List<String> cells) {

        <T> T read(int column, Function<String, T> parser, String problem) {
            try {
                return parser.apply(cells.get(column));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw wrong(column, problem);
            }
        }

        ConfigError wrong(int column, String problem) {
            String cell = cells.get(column);
            // columns may have slipped: an address can stand in any of them
            String shown = column == 0 || cell.contains("@") ? "" : ": '" + cell + "'";
            return new ConfigError(
                    place
                            + " column "
                            + (column + 1)
                            + " ("
                            + COLUMNS.get(column)
                            + ") "
                            + problem
                            + shown);
        }
    }
}
