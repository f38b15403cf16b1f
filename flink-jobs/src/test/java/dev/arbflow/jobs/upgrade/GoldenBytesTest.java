package dev.arbflow.jobs.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.jobs.testing.StateBytes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.junit.jupiter.api.Test;

/** No format of state can change without a test that notices. */
class GoldenBytesTest {
    private static final JavaClasses ALL =
            new ClassFileImporter().importPackages("dev.arbflow.jobs");
    private static final List<JavaClass> COMPARERS =
            ALL.stream().filter(type -> dependsOn(type, StateBytes.class.getName())).toList();

    @Test
    void everyFormatWrittenByHandIsComparedWithItsBytes() {
        assertThat(ALL.stream().filter(GoldenBytesTest::isShippedFormat))
                .isNotEmpty()
                .allSatisfy(
                        format ->
                                assertThat(COMPARERS)
                                        .as("a test that holds bytes of " + format.getSimpleName())
                                        .anyMatch(test -> dependsOn(test, format.getName())));
    }

    @Test
    void everyRecordInStateIsComparedWithItsBytes() {
        Set<String> compared =
                COMPARERS.stream()
                        .flatMap(GoldenBytesTest::classObjects)
                        .collect(Collectors.toSet());
        Set<String> kept =
                ALL.stream()
                        .filter(GoldenBytesTest::isShipped)
                        .flatMap(GoldenBytesTest::records)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(kept).hasSizeGreaterThan(25);
        assertThat(compared).containsAll(kept);
    }

    /** The records that a class hands to {@link RecordSerializer}, or points Flink to. */
    private static Stream<String> records(JavaClass type) {
        if (type.isRecord()) {
            return type.isAnnotatedWith(TypeInfo.class) ? Stream.of(type.getName()) : Stream.of();
        }
        return dependsOn(type, RecordSerializer.class.getName())
                ? type.getReferencedClassObjects().stream()
                        .map(ReferencedClassObject::getRawType)
                        .filter(JavaClass::isRecord)
                        .map(JavaClass::getName)
                : Stream.of();
    }

    private static Stream<String> classObjects(JavaClass type) {
        return type.getReferencedClassObjects().stream()
                .map(reference -> reference.getRawType().getName());
    }

    private static boolean isShippedFormat(JavaClass type) {
        return type.isAssignableTo(StateSerializer.class)
                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && isShipped(type);
    }

    private static boolean isShipped(JavaClass type) {
        return type.getSource().orElseThrow().getUri().getPath().contains("/classes/");
    }

    private static boolean dependsOn(JavaClass type, String other) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().getName().equals(other));
    }
}
