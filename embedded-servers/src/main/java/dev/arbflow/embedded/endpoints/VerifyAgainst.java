package dev.arbflow.embedded.endpoints;

import dev.arbflow.embedded.endpoints.TestReports.Outcome;
import dev.arbflow.embedded.endpoints.TestReports.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The two questions of {@code scripts/verify-against.sh}: which servers the environment names, and
 * what the tests have proven of them.
 */
public final class VerifyAgainst {
    private static final int OK = 0;
    private static final int SOME_FAILED = 1;
    private static final int NOT_USABLE = 2;

    private final Map<String, String> environment;
    private final PrintStream out;

    VerifyAgainst(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    /**
     * {@code tags}: prints the tag of each named product, after asking the server. {@code table
     * ROOT SINCE_EPOCH_S TAG=CLASS,...}: prints what the reports of those classes say.
     */
    public static void main(String[] args) throws IOException {
        PrintStream utf8 = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        VerifyAgainst verify = new VerifyAgainst(System.getenv(), utf8);
        System.exit(
                args[0].equals("tags")
                        ? verify.tags(System.err)
                        : verify.table(
                                Path.of(args[1]),
                                Instant.ofEpochSecond(Long.parseLong(args[2])),
                                List.of(args).subList(3, args.length)));
    }

    /** One line each: tags to the output; what cannot be used as one line, and status 2. */
    int tags(PrintStream complaints) {
        List<Product> named = Product.namedIn(environment);
        if (named.isEmpty()) {
            complaints.println(
                    "arbflow: no server is named; set KAFKA_BROKER, MONGO_URI, INFLUX_URL or"
                            + " SMTP_SERVER");
            return NOT_USABLE;
        }
        for (Product product : named) {
            try {
                ServerVersions.in(environment).of(product);
            } catch (IOException e) {
                complaints.println("arbflow: " + e.getMessage());
                return NOT_USABLE;
            }
            out.println(product.tag());
        }
        return OK;
    }

    /**
     * Prints a line per product, then what failed or was skipped and why.
     *
     * @param classesByTag {@code tag=Class,Class}
     * @return 0 if every test passed or was skipped for a reason, and each product had one that
     *     passed; else 1
     */
    int table(Path root, Instant since, List<String> classesByTag) throws IOException {
        Map<String, Set<String>> classes = new TreeMap<>();
        for (String each : classesByTag) {
            String[] parts = each.split("=", 2);
            classes.put(parts[0], new HashSet<>(List.of(parts[1].split(","))));
        }
        out.println("| proven with | which says that it is | tests | passed | failed | skipped |");
        out.println("|---|---|---|---|---|---|");
        List<Result> notPassed = new ArrayList<>();
        boolean allProven = true;
        for (Product product : Product.namedIn(environment)) {
            List<Result> results =
                    TestReports.read(root, classes.getOrDefault(product.tag(), Set.of()), since);
            out.println(row(product, results));
            allProven &= count(results, Outcome.PASSED) > 0;
            results.stream()
                    .filter(result -> result.outcome() != Outcome.PASSED)
                    .forEach(notPassed::add);
        }
        explain(notPassed);
        return allProven && count(notPassed, Outcome.FAILED) == 0 ? OK : SOME_FAILED;
    }

    private String row(Product product, List<Result> results) {
        return "| %s | %s | %d | %d | %d | %d |"
                .formatted(
                        product.words(),
                        version(product),
                        results.size(),
                        count(results, Outcome.PASSED),
                        count(results, Outcome.FAILED),
                        count(results, Outcome.SKIPPED));
    }

    /** A server that was there before the tests may be gone after them. */
    private String version(Product product) {
        try {
            return ServerVersions.in(environment).of(product);
        } catch (IOException e) {
            return "does not answer any more";
        }
    }

    /** Cases of one test that say the same are one line. */
    private void explain(List<Result> notPassed) {
        Map<String, Integer> lines = new TreeMap<>();
        for (Result each : notPassed) {
            String test = each.className() + "." + each.name().replaceFirst("[(\\[{].*", "");
            lines.merge(
                    "%s: %s: %s".formatted(each.outcome(), test, each.reason()), 1, Integer::sum);
        }
        lines.forEach(
                (line, times) -> out.println(line + (times > 1 ? " (" + times + " cases)" : "")));
    }

    private static long count(List<Result> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
