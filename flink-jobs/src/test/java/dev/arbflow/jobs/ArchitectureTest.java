package dev.arbflow.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import dev.arbflow.connector.mail.MailAddress;
import dev.arbflow.jobs.config.settings.ConfigReader;

/** Who may import whom; package names in full, because Flink has connectors too. */
@AnalyzeClasses(packages = "dev.arbflow", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] OPERATORS = {
        "dev.arbflow.jobs.ingest..",
        "dev.arbflow.jobs.takeover..",
        "dev.arbflow.jobs.dedup..",
        "dev.arbflow.jobs.prices..",
        "dev.arbflow.jobs.alert..",
        "dev.arbflow.jobs.paper..",
        "dev.arbflow.jobs.arbitrage..",
        "dev.arbflow.jobs.pattern..",
        "dev.arbflow.jobs.privacy..",
        "dev.arbflow.jobs.fairness..",
        "dev.arbflow.jobs.periods..",
        "dev.arbflow.jobs.pattern.analysis..",
        "dev.arbflow.jobs.state.."
    };

    /** What the exchange source emits; ingest could not be told from its input otherwise. */
    private static final DescribedPredicate<JavaClass> INBOUND =
            name("dev.arbflow.connector.websocket.Inbound").forSubtype();

    @ArchTest
    static final ArchRule MARKET_IS_PLAIN_JAVA =
            classes()
                    .that()
                    .resideInAPackage("dev.arbflow.market..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("dev.arbflow.market..", "java..");

    @ArchTest
    static final ArchRule PROTOCOLS_KNOW_NEITHER_FLINK_NOR_SOCKETS =
            noClasses()
                    .that()
                    .resideInAPackage("dev.arbflow.connector.websocket.venue..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.flink..", "java.net.http..");

    @ArchTest
    static final ArchRule WHAT_CONNECTORS_SHARE_IS_PLAIN_JAVA =
            classes()
                    .that()
                    .resideInAPackage("dev.arbflow.connector.remote..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.arbflow.connector.remote..", "java..", "javax.net.ssl..");

    @ArchTest
    static final ArchRule SINKS_KNOW_NOTHING_OF_OURS =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.arbflow.connector.influxdb..", "dev.arbflow.connector.mail..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.arbflow.market..",
                            "dev.arbflow.jobs..",
                            "dev.arbflow.connector.websocket..");

    /**
     * And what the mail sink takes for an address, since it must refuse all that the sink would.
     */
    @ArchTest
    static final ArchRule CONFIGURATION_KNOWS_THE_MARKET_ONLY =
            classes()
                    .that()
                    .resideInAPackage("dev.arbflow.jobs.config..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                            "dev.arbflow.jobs.config..",
                                            "dev.arbflow.market..",
                                            "java..")
                                    .or(type(MailAddress.class)));

    /** What a main would refuse, {@code config check} refuses: it calls the same methods. */
    @ArchTest
    static final ArchRule SETTINGS_ARE_READ_WHERE_THEY_ARE_CHECKED_TOO =
            methods()
                    .that(describe("read a job's settings", ArchitectureTest::readsSettings))
                    .should(
                            ArchCondition.from(
                                    describe(
                                            "be called by JobSettings",
                                            ArchitectureTest::isCalledByJobSettings)));

    private static boolean readsSettings(JavaMethod method) {
        boolean ofAJob =
                method.getOwner().getDirectDependenciesFromSelf().stream()
                        .anyMatch(each -> each.getTargetClass().isEquivalentTo(JobMain.class));
        return ofAJob
                && method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(ConfigReader.class));
    }

    private static boolean isCalledByJobSettings(JavaMethod method) {
        return method.getCallsOfSelf().stream()
                .anyMatch(call -> call.getOriginOwner().isEquivalentTo(JobSettings.class));
    }

    @ArchTest
    static final ArchRule OPERATORS_DO_NOT_KNOW_CONNECTORS =
            noClasses()
                    .that()
                    .resideInAnyPackage(OPERATORS)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                            "dev.arbflow.connector..",
                                            "dev.arbflow.jobs.io..",
                                            "org.apache.kafka..",
                                            "org.apache.flink.connector.kafka..",
                                            "org.apache.flink.connector.mongodb..",
                                            "com.mongodb..",
                                            "org.bson..",
                                            "com.influxdb..",
                                            "jakarta.mail..")
                                    .and(DescribedPredicate.not(INBOUND)));

    @ArchTest
    static final ArchRule OPERATORS_GET_THEIR_OWN_RECORD_AND_NOT_ALL_SETTINGS =
            noClasses()
                    .that()
                    .resideInAnyPackage(OPERATORS)
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "dev\\.arbflow\\.jobs\\.config\\."
                                    + "(settings\\..+|PipelineConfig|Kafka|Mongo|Influx|Mail)");

    @ArchTest
    static final ArchRule WIRE_FORMATS_KNOW_NO_FLINK =
            noClasses()
                    .that()
                    .resideInAnyPackage("dev.arbflow.jobs.io.json..", "dev.arbflow.jobs.io.sbe..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule NOTHING_IMPORTS_A_JOB =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.arbflow.jobs", "dev.arbflow.sandbox..")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("dev\\.arbflow\\.jobs\\.\\w+Job");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.arbflow.jobs.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule VENUES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("dev.arbflow.connector.websocket.venue.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            DescribedPredicate.alwaysTrue(),
                            resideInAnyPackage(
                                    "dev.arbflow.connector.websocket.venue.session",
                                    "dev.arbflow.connector.websocket.venue.symbol",
                                    "dev.arbflow.connector.websocket.venue.wire"));

    @ArchTest
    static final ArchRule WHAT_VENUES_SHARE_KNOWS_NO_VENUE =
            slices().matching("dev.arbflow.connector.websocket.venue.(*)..")
                    .should()
                    .beFreeOfCycles();

    @ArchTest
    static final ArchRule ENDS_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("dev.arbflow.jobs.io.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            DescribedPredicate.alwaysTrue(),
                            resideInAnyPackage(
                                    "dev.arbflow.jobs.io.exchange",
                                    "dev.arbflow.jobs.io.fields",
                                    "dev.arbflow.jobs.io.json",
                                    "dev.arbflow.jobs.io.sbe",
                                    "dev.arbflow.jobs.io.tables"));

    @ArchTest
    static final ArchRule FIELDS_KNOW_NO_STORE =
            classes()
                    .that()
                    .resideInAPackage("dev.arbflow.jobs.io.fields")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.arbflow.jobs.io.fields", "dev.arbflow.market..", "java..");

    @ArchTest
    static final ArchRule TABLES_KNOW_NO_STORE =
            noClasses()
                    .that()
                    .resideInAPackage("dev.arbflow.jobs.io.tables")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "com.mongodb..",
                            "org.bson..",
                            "com.influxdb..",
                            "com.fasterxml..",
                            "org.apache.kafka..");

    @ArchTest
    static final ArchRule DOCUMENTS_DO_NOT_KNOW_THEIR_READERS =
            noClasses()
                    .that()
                    .resideInAPackage("dev.arbflow.jobs.io.mongo")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.arbflow.jobs.io.mongo.read");

    @ArchTest
    static final ArchRule RECORDS_DO_NOT_KNOW_HOW_THEY_ARE_READ =
            noClasses()
                    .that()
                    .resideInAPackage("dev.arbflow.jobs.config")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.arbflow.jobs.config.settings");

    @ArchTest
    static final ArchRule STORES_DO_NOT_KNOW_WHAT_STANDS_ABOVE =
            noClasses()
                    .that()
                    .resideInAPackage("dev.arbflow.jobs.io.*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.arbflow.jobs.io");

    @ArchTest
    static final ArchRule VENUES_DO_NOT_KNOW_WHAT_STANDS_ABOVE =
            noClasses()
                    .that()
                    .resideInAPackage("dev.arbflow.connector.websocket.venue.*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.arbflow.connector.websocket.venue");
}
