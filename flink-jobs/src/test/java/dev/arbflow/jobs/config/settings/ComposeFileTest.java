package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.repository.RepositoryFiles;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * The stack keeps to the Compose Specification and to our rules, and passes exactly our settings.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/spec.md">specification</a>
 */
class ComposeFileTest {
    private static final String TEXT = RepositoryFiles.text("docker-compose.yml");
    private static final Map<String, Object> FILE = map(new Yaml().load(TEXT));
    private static final Map<String, Object> SERVICES = map(FILE.get("services"));

    private static final Set<String> SERVICE_KEYS =
            Set.of(
                    "build",
                    "image",
                    "command",
                    "entrypoint",
                    "profiles",
                    "environment",
                    "env_file",
                    "ports",
                    "volumes",
                    "healthcheck",
                    "depends_on",
                    "deploy",
                    "restart",
                    "logging",
                    "mem_limit");

    private static final Set<String> ONE_SHOT = Set.of("mongo-users", "influx-tokens");

    /** Variables of the stack that are no settings of the jobs. */
    private static final Set<String> OF_THE_STACK =
            Set.of(
                    "FEED",
                    "MONGO_PASSWORD",
                    "INFLUX_PASSWORD",
                    "INFLUX_ADMIN_TOKEN",
                    "GRAFANA_PASSWORD",
                    "KAFKA_HOST_PORT",
                    "MONGO_HOST_PORT",
                    "INFLUX_HOST_PORT",
                    "MAIL_HOST_PORT",
                    "FLINK_HOST_PORT",
                    "PROMETHEUS_HOST_PORT",
                    "GRAFANA_HOST_PORT");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)([^}]*)}");

    @Test
    void hasOnlyWhatTheSpecificationKnows() {
        assertThat(FILE.keySet().stream().filter(key -> !key.startsWith("x-")))
                .containsExactlyInAnyOrder("name", "services", "volumes");
        assertThat(eachService())
                .allSatisfy(
                        service -> assertThat(SERVICE_KEYS).containsAll(service.parts().keySet()));
    }

    @Test
    void pinsEveryImageAndLimitsEveryMemory() {
        assertThat(eachService())
                .allSatisfy(
                        service -> {
                            assertThat(service.text("image"))
                                    .matches(".+:(v?\\d+\\.\\d+\\.\\d+|local)");
                            assertThat(service.text("mem_limit")).matches("\\d+[mg]");
                        });
    }

    @Test
    void listensOnLoopbackOnlyAtPortsThatCanBeChanged() {
        List<String> ports =
                eachService().stream().flatMap(service -> service.list("ports").stream()).toList();

        assertThat(ports)
                .isNotEmpty()
                .allSatisfy(
                        port ->
                                assertThat(port)
                                        .matches(
                                                "127\\.0\\.0\\.1:\\$\\{[A-Z]+_HOST_PORT:-\\d+}:\\d+"))
                .doesNotHaveDuplicates();
    }

    @Test
    void waitsForServicesUntilTheyAreWellOrDone() {
        assertThat(eachService())
                .allSatisfy(
                        service ->
                                service.parts("depends_on")
                                        .forEach(
                                                (other, how) -> {
                                                    assertThat(SERVICES).containsKey(other);
                                                    assertThat(map(how))
                                                            .isEqualTo(
                                                                    Map.of(
                                                                            "condition",
                                                                            whenReady(other)));
                                                }));
        assertThat(
                        eachService().stream()
                                .filter(service -> !service.parts().containsKey("healthcheck"))
                                .map(Service::name))
                .containsExactlyInAnyOrderElementsOf(ONE_SHOT);
    }

    private static String whenReady(String service) {
        return ONE_SHOT.contains(service) ? "service_completed_successfully" : "service_healthy";
    }

    @Test
    void keepsDataInDeclaredVolumes() {
        Set<String> declared = map(FILE.get("volumes")).keySet();

        assertThat(
                        eachService().stream()
                                .flatMap(service -> service.list("volumes").stream())
                                .map(volume -> volume.split(":", -1)[0])
                                .filter(volume -> !volume.startsWith("./"))
                                .collect(Collectors.toSet()))
                .isEqualTo(declared);
    }

    @Test
    void holdsNoSecret() {
        assertThat(eachService())
                .allSatisfy(
                        service ->
                                service.parts("environment").entrySet().stream()
                                        .filter(e -> e.getKey().matches(".*(PASS|TOKEN|KEY).*"))
                                        .forEach(
                                                secret ->
                                                        assertThat(
                                                                        String.valueOf(
                                                                                secret.getValue()))
                                                                .matches("|/run/.+|\\$\\{.+")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker/feeds/simulated.env", "docker/feeds/live.env", ".env.example"})
    void passesOnlyWhatTheConfigurationKnows(String file) {
        Set<String> known = new TreeSet<>(settings());
        known.addAll(OF_THE_STACK);
        Arrays.stream(Setting.values())
                .filter(Setting::isSecret)
                .forEach(secret -> known.add(SecretFiles.variable(secret)));

        assertThat(known).containsAll(variables(file).keySet());
        assertThat(known).containsAll(map(FILE.get("x-settings")).keySet());
    }

    @Test
    void passesEverySettingThatSomebodyMayGive() {
        Service submit = new Service("submit", map(SERVICES.get("submit")));
        Set<String> given = new TreeSet<>(submit.parts("environment").keySet());
        given.addAll(variables("docker/feeds/simulated.env").keySet());
        given.addAll(variables(".env.example").keySet());

        assertThat(submit.list("env_file")).contains(".env");
        assertThat(given)
                .containsAll(
                        Arrays.stream(Setting.values())
                                .filter(setting -> setting.byDefault().equals("required"))
                                .map(Setting::name)
                                .toList());
    }

    @Test
    void usesOnlyVariablesThatSomebodyExplains() {
        Map<String, String> example = variables(".env.example");
        Set<String> known = new TreeSet<>(settings());
        known.addAll(OF_THE_STACK);

        assertThat(VARIABLE.matcher(TEXT).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(known).contains(variable));
        assertThat(
                        VARIABLE.matcher(TEXT)
                                .results()
                                .filter(found -> found.group(2).startsWith(":?"))
                                .map(ComposeFileTest::name))
                .allSatisfy(required -> assertThat(example.get(required)).isNotBlank());
    }

    private static String name(MatchResult found) {
        return found.group(1);
    }

    private static Set<String> settings() {
        return Arrays.stream(Setting.values())
                .map(Setting::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> variables(String file) {
        Map<String, String> variables = new LinkedHashMap<>();
        RepositoryFiles.text(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .forEach(pair -> variables.put(pair[0], pair[1]));
        return variables;
    }

    private static List<Service> eachService() {
        return SERVICES.entrySet().stream()
                .map(service -> new Service(service.getKey(), map(service.getValue())))
                .toList();
    }

    @SuppressWarnings("unchecked") // of YAML nothing else is known
    private static Map<String, Object> map(Object yaml) {
        return (Map<String, Object>) yaml;
    }

    private record Service(String name, Map<String, Object> parts) {
        String text(String key) {
            return String.valueOf(parts.get(key));
        }

        List<String> list(String key) {
            return parts.get(key) instanceof List<?> all
                    ? all.stream().map(String::valueOf).toList()
                    : List.of();
        }

        Map<String, Object> parts(String key) {
            return parts.get(key) instanceof Map<?, ?> all ? map(all) : Map.of();
        }
    }
}
