package dev.arbflow.sandbox;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What of ours each folder of the laptop's modules may import, in one table. The point of it: the
 * simulators and the oracle share no code with what they judge (docs/adr/0013).
 */
class ImportsTest {
    private static final String MARKET = "dev.arbflow.market";

    /**
     * What a trader is asked and told: the words of a verdict, none of the arithmetic behind it.
     */
    private static final List<String> WORDS_OF_A_VERDICT =
            Stream.of(
                            "Candidate",
                            "CloseReason",
                            "DetectionRule",
                            "Episode",
                            "FeeSchedule",
                            "FollowUp",
                            "LimitOrders",
                            "Outcome",
                            "PaperDay",
                            "Refusal",
                            "RefusalReason",
                            "TakerFee")
                    .map(name -> "dev.arbflow.market.arbitrage." + name)
                    .toList();

    /** Which orders a venue accepts: what it publishes, and the judge is given as well. */
    private static final List<String> ORDERS =
            List.of(
                    "dev.arbflow.market.arbitrage.Instrument",
                    "dev.arbflow.market.arbitrage.InstrumentTable",
                    "dev.arbflow.market.arbitrage.TransferTable");

    private static JavaClasses all;

    /**
     * A row.
     *
     * @param folder a package, with a trailing {@code ..} for those below it too
     * @param packages of ours that it may import beside itself
     * @param types further types that it may
     */
    record Row(String folder, List<String> packages, List<String> types) {
        static Row of(String folder, String... packages) {
            return new Row(folder, List.of(packages), List.of());
        }

        Row and(List<String> more) {
            return new Row(folder, packages, Stream.concat(types.stream(), more.stream()).toList());
        }

        @Override
        public String toString() {
            return folder;
        }
    }

    static List<Row> table() {
        return List.of(
                Row.of("dev.arbflow.guard.."),
                Row.of("dev.arbflow.embedded..", "dev.arbflow.guard.."),
                Row.of("dev.arbflow.sandbox.sim..", MARKET).and(WORDS_OF_A_VERDICT),
                Row.of("dev.arbflow.sandbox.truth..", MARKET, "dev.arbflow.sandbox.sim")
                        .and(WORDS_OF_A_VERDICT)
                        .and(ORDERS),
                Row.of(
                        "dev.arbflow.sandbox.venues..",
                        MARKET,
                        "dev.arbflow.embedded.websocket",
                        "dev.arbflow.sandbox.sim",
                        "dev.arbflow.sandbox.truth"),
                Row.of(
                        "dev.arbflow.sandbox.scenario..",
                        MARKET,
                        "dev.arbflow.embedded.websocket",
                        "dev.arbflow.sandbox.sim",
                        "dev.arbflow.sandbox.venues.."),
                Row.of(
                        "dev.arbflow.sandbox.matrix..",
                        "dev.arbflow.market..",
                        "dev.arbflow.embedded.websocket",
                        "dev.arbflow.sandbox.sim",
                        "dev.arbflow.sandbox.truth",
                        "dev.arbflow.sandbox.venues..",
                        "dev.arbflow.sandbox.scenario",
                        "dev.arbflow.sandbox.trial",
                        "dev.arbflow.jobs.config..",
                        "dev.arbflow.connector.websocket.."),
                Row.of(
                        "dev.arbflow.sandbox.soak..",
                        "dev.arbflow.market..",
                        "dev.arbflow.sandbox.sim",
                        "dev.arbflow.sandbox.truth",
                        "dev.arbflow.sandbox.scenario",
                        "dev.arbflow.sandbox.matrix",
                        "dev.arbflow.sandbox.trial",
                        "dev.arbflow.sandbox.venues..",
                        "dev.arbflow.jobs.config..",
                        "dev.arbflow.connector.websocket"),
                Row.of(
                        "dev.arbflow.sandbox.frames..",
                        MARKET,
                        "dev.arbflow.embedded.websocket",
                        "dev.arbflow.sandbox.venues..",
                        "dev.arbflow.connector.websocket.venue.."),
                Row.of(
                        "dev.arbflow.sandbox.trial..",
                        "dev.arbflow.market..",
                        "dev.arbflow.embedded",
                        "dev.arbflow.sandbox.sim",
                        "dev.arbflow.sandbox.truth..",
                        "dev.arbflow.sandbox.venues",
                        "dev.arbflow.jobs.arbitrage",
                        "dev.arbflow.jobs.config..",
                        "dev.arbflow.jobs.alert",
                        "dev.arbflow.jobs.io.mail"),
                Row.of(
                        "dev.arbflow.sandbox.suspect..",
                        "dev.arbflow.market..",
                        "dev.arbflow.sandbox.sim",
                        "dev.arbflow.sandbox.truth.seen",
                        "dev.arbflow.sandbox.venues",
                        "dev.arbflow.jobs.config..",
                        "dev.arbflow.jobs.pattern.suspect"),
                Row.of("dev.arbflow.sandbox.flink..", "dev.arbflow.jobs.arbitrage"),
                Row.of(
                        "dev.arbflow.sandbox.page..",
                        "dev.arbflow.market..",
                        "dev.arbflow.guard",
                        "dev.arbflow.embedded",
                        "dev.arbflow.sandbox.flink",
                        "dev.arbflow.jobs.config..",
                        "dev.arbflow.jobs.io.."),
                Row.of(
                        "dev.arbflow.sandbox.prove..",
                        "dev.arbflow.market..",
                        "dev.arbflow.sandbox.truth",
                        "dev.arbflow.sandbox.venues..",
                        "dev.arbflow.jobs.io.."));
    }

    @BeforeAll
    static void read() {
        all =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.arbflow");
    }

    @ParameterizedTest
    @MethodSource("table")
    void importsOnlyWhatItsRowAllows(Row row) {
        String[] packages =
                Stream.concat(Stream.of(row.folder), row.packages.stream()).toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(row.folder)
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("dev.arbflow..")
                                .or(resideInAnyPackage(packages))
                                .or(oneOf(row.types)))
                .check(all);
    }

    @Test
    void everyFolderOfTheSandboxButItsTopHasARow() {
        assertThat(all.stream().map(JavaClass::getPackageName).distinct())
                .filteredOn(name -> name.startsWith("dev.arbflow.sandbox."))
                .allMatch(
                        name ->
                                name.startsWith("dev.arbflow.sandbox.run")
                                        || table().stream()
                                                .map(row -> row.folder.replace("..", ""))
                                                .anyMatch(name::startsWith));
    }

    private static DescribedPredicate<JavaClass> oneOf(List<String> types) {
        return DescribedPredicate.describe(
                "are one of " + types,
                type -> types.stream().anyMatch(name -> isOrIsWithin(type.getName(), name)));
    }

    private static boolean isOrIsWithin(String type, String outer) {
        return type.equals(outer) || type.startsWith(outer + '$');
    }
}
