package dev.arbflow.jobs.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads out of a test's source where its servers come from.
 *
 * <p>A test asks {@code Endpoints}, so that it runs on a real server too, and bears the product's
 * tag, by which {@code scripts/verify-against.sh} finds it. One that starts a stand-in itself says
 * why ({@code OwnServer}).
 */
final class ServersOfTests {
    private static final Pattern STARTS_A_STAND_IN =
            Pattern.compile("\\bEmbedded(?:Kafka|Mongo|Influx|Mail)\\s*\\.\\s*(?:start|builder)");

    /** What asks {@code Endpoints} for a server, by the product's tag. */
    private static final Map<String, Pattern> ASKED =
            new TreeMap<>(
                    Map.of(
                            "kafka", asks("kafka"),
                            "mongodb", asks("mongo"),
                            "influxdb", asks("influx"),
                            "smtp", Pattern.compile("\\.mail\\(\\)|SmtpTarget\\.from")));

    private ServersOfTests() {}

    private static Pattern asks(String method) {
        return Pattern.compile("\\.%s\\((?:folder|dir|dataDir)\\b".formatted(method));
    }

    /** What is wrong with a source; empty if nothing is. */
    static List<String> complaints(String source) {
        List<String> complaints = new ArrayList<>();
        boolean ownServer = source.contains("@OwnServer(");
        if (STARTS_A_STAND_IN.matcher(source).find() && !ownServer) {
            complaints.add("starts a stand-in: ask Endpoints, or say why with @OwnServer");
        }
        boolean isATest = source.contains("@Test");
        if (!source.contains("Endpoints.fromEnvironment()")
                && !source.contains("SmtpTarget.from")) {
            return complaints;
        }
        ASKED.forEach(
                (tag, asked) -> {
                    if (isATest
                            && asked.matcher(source).find()
                            && !source.contains("@Tag(\"" + tag + "\")")) {
                        complaints.add("asks Endpoints and lacks @Tag(\"" + tag + "\")");
                    }
                });
        return complaints;
    }
}
