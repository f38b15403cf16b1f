package dev.arbflow.jobs.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.arbflow.jobs.state.StateSerializer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No format of state can change without a test that notices. */
class GoldenBytesTest {

    @Test
    void everyStateFormatIsComparedWithTheBytesOfItsVersions() {
        JavaClasses all = new ClassFileImporter().importPackages("dev.arbflow.jobs");
        List<JavaClass> comparers =
                all.stream()
                        .filter(type -> !type.isAssignableTo(StateSerializer.class))
                        .filter(type -> dependsOn(type, HexFormat.class.getName()))
                        .toList();

        assertThat(all.stream().filter(GoldenBytesTest::isShipped))
                .isNotEmpty()
                .allSatisfy(
                        format ->
                                assertThat(comparers)
                                        .as("a test that holds bytes of " + format.getSimpleName())
                                        .anyMatch(test -> dependsOn(test, format.getName())));
    }

    private static boolean isShipped(JavaClass type) {
        return type.isAssignableTo(StateSerializer.class)
                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && type.getSource().orElseThrow().getUri().getPath().contains("/classes/");
    }

    private static boolean dependsOn(JavaClass type, String other) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().getName().equals(other));
    }
}
