package dev.arbflow.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.arbitrage.LegUpdate;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Refusal;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

class StateTypeTest {
    private final StateType<DetectionRule> rules =
            new StateType<>(DetectionRule.class, RecordSerializer.of(DetectionRule.class));
    private final StateType<Refusal> refusals =
            new StateType<>(Refusal.class, RecordSerializer.of(Refusal.class));

    @Test
    void flinkFindsTheFormatOfAClassThatNamesIt() {
        assertThat(TypeInformation.of(LegUpdate.class).createSerializer(new SerializerConfigImpl()))
                .isEqualTo(RecordSerializer.of(LegUpdate.class));
    }

    @Test
    void isTheSameForTheSameClassOnly() {
        assertThat(rules)
                .isEqualTo(
                        new StateType<>(
                                DetectionRule.class, RecordSerializer.of(DetectionRule.class)))
                .hasSameHashCodeAs(
                        new StateType<>(
                                DetectionRule.class, RecordSerializer.of(DetectionRule.class)))
                .isNotEqualTo(refusals)
                .isNotEqualTo("StateType<DetectionRule>")
                .hasToString("StateType<DetectionRule>");
        assertThat(rules.canEqual(refusals)).isTrue();
        assertThat(rules.canEqual("rules")).isFalse();
    }

    @Test
    void isNoKeyAndHasNoPartsForFlinkToLookInto() {
        assertThat(rules.isKeyType()).isFalse();
        assertThat(rules.isBasicType()).isFalse();
        assertThat(rules.isTupleType()).isFalse();
        assertThat(rules.getArity()).isEqualTo(1);
        assertThat(rules.getTotalFields()).isEqualTo(1);
        assertThat(rules.getTypeClass()).isEqualTo(DetectionRule.class);
    }
}
