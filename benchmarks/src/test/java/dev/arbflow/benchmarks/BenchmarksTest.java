package dev.arbflow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.benchmarks.workload.Equality;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Every benchmark still runs, on the workload and to the result that it was measured with. */
class BenchmarksTest {
    static Stream<Arguments> benchmarks() throws ClassNotFoundException {
        return FoundBenchmarks.all().stream().flatMap(BenchmarksTest::withParameters);
    }

    private static Stream<Arguments> withParameters(Class<?> benchmark) {
        return parameter(benchmark)
                .map(field -> Stream.of(field.getAnnotation(Param.class).value()))
                .findFirst()
                .orElse(Stream.of(""))
                .map(value -> Arguments.of(benchmark, value));
    }

    private static Stream<Field> parameter(Class<?> benchmark) {
        return Arrays.stream(benchmark.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Param.class));
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void givesTheRightResultAndRuns(Class<?> benchmark, String parameter) throws Exception {
        Object state = benchmark.getConstructor().newInstance();
        for (Field field : parameter(benchmark).toList()) {
            field.set(state, parameter);
        }
        for (Method method : benchmark.getMethods()) {
            if (method.isAnnotationPresent(Setup.class)) {
                method.invoke(state); // compares with the slow way
            }
        }
        int ways = 0;
        for (Method method : benchmark.getMethods()) {
            if (method.isAnnotationPresent(Benchmark.class)) {
                assertThat(method.invoke(state)).as(method.getName()).isNotNull();
                ways++;
            }
        }
        assertThat(ways).isGreaterThan(1);
    }

    @Test
    void refusesAnotherResult() {
        Equality.check("answer", "42", "42");
        assertThatThrownBy(() -> Equality.check("answer", "42", "x".repeat(300)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("answer differs: expected 42, got xxx")
                .hasMessageEndingWith("...");
    }
}
