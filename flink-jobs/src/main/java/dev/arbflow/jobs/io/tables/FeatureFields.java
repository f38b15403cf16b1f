package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.FieldType.DOUBLE;

import dev.arbflow.jobs.io.fields.Field;
import dev.arbflow.jobs.io.fields.FieldType;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.behaviour.Feature;
import java.util.Arrays;
import java.util.function.Function;

/** A field per feature, for vectors that have one value per feature. */
final class FeatureFields {
    private FeatureFields() {}

    /** What was measured, each in the unit of its feature; fields of points too. */
    static Table<double[]> measured() {
        return table(feature -> value(feature, DOUBLE.in(feature.unit())).point());
    }

    /**
     * @param meaning with a gap for the name of the feature, whose unit the values have
     */
    static Table<double[]> of(String meaning) {
        return table(
                feature ->
                        value(feature, DOUBLE.in(feature.unit()))
                                .means(meaning.formatted(feature.code())));
    }

    /**
     * @param type with the unit of all values
     * @param meaning with a gap for the name of the feature
     */
    static Table<double[]> of(FieldType<Double> type, String meaning) {
        return table(feature -> value(feature, type).means(meaning.formatted(feature.code())));
    }

    private static Field<double[]> value(Feature feature, FieldType<Double> type) {
        return field(feature.code(), type, (double[] vector) -> vector[feature.index()])
                .means(feature.meaning());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic class
    private static Table<double[]> table(Function<Feature, Field<double[]>> field) {
        return Table.of(
                double[].class, Arrays.stream(Feature.values()).map(field).toArray(Field[]::new));
    }
}
