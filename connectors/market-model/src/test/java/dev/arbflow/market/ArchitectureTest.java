package dev.arbflow.market;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.arbflow.market", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule MARKET_IS_PLAIN_JAVA =
            classes()
                    .that()
                    .resideInAPackage("dev.arbflow.market..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("dev.arbflow.market..", "java..");

    @ArchTest
    static final ArchRule IDENTITIES_KNOW_NO_FOLDER =
            noClasses()
                    .that()
                    .resideInAPackage("dev.arbflow.market")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.arbflow.market.*..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.arbflow.market.(*)..").should().beFreeOfCycles();
}
