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
 * tag, by which {@code scripts/verify-against.sh} finds it. On Kafka it names topics and groups by
 * its prefix, so that they can be told from everybody else's. One that starts a stand-in itself
 * says why ({@code OwnServer}).
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

    /** What confirms offsets under the group of the settings. */
    private static final Pattern KAFKA_SOURCE =
            Pattern.compile("\\bKafkaSources\\.|Job\\.define\\(|ConsumerGroupOffsets\\(");

    private ServersOfTests() {}

    /** With the folder of the stand-in; the settings' own methods of that name take nothing. */
    private static Pattern asks(String method) {
        return Pattern.compile("\\.%s\\((?!\\s*\\))".formatted(method));
    }

    /** What is wrong with a source; empty if nothing is. */
    static List<String> complaints(String source) {
        List<String> complaints = new ArrayList<>();
        boolean ownServer = source.contains("@OwnServer(");
        if (STARTS_A_STAND_IN.matcher(source).find() && !ownServer) {
            complaints.add("starts a stand-in: ask Endpoints, or say why with @OwnServer");
        }
        if (source.contains("Endpoints.fromEnvironment()") || source.contains("SmtpTarget.from")) {
            complaints.addAll(missingTags(source));
            complaints.addAll(namesOfOthers(source));
        }
        return complaints;
    }

    private static List<String> missingTags(String source) {
        if (!source.contains("@Test")) {
            return List.of();
        }
        return ASKED.entrySet().stream()
                .filter(asked -> asked.getValue().matcher(source).find())
                .map(asked -> "@Tag(\"" + asked.getKey() + "\")")
                .filter(tag -> !source.contains(tag))
                .map(tag -> "asks Endpoints and lacks " + tag)
                .toList();
    }

    private static List<String> namesOfOthers(String source) {
        List<String> complaints = new ArrayList<>();
        if (!ASKED.get("kafka").matcher(source).find()) {
            return complaints;
        }
        if (!source.contains(".topicPrefix()")) {
            complaints.add("asks for Kafka and names topics without topicPrefix()");
        }
        if (KAFKA_SOURCE.matcher(source).find() && !source.contains("\"KAFKA_GROUP\"")) {
            complaints.add("reads Kafka by a group and sets no KAFKA_GROUP below topicPrefix()");
        }
        return complaints;
    }
}
