package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arbflow.market.arbitrage.DetectionRule;
import java.io.IOException;

/** Records of the topic of rules. */
final class RuleFormat implements JsonFormat<DetectionRule> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(DetectionRule rule, JsonGenerator out) throws IOException {
        out.writeNumberField("version", rule.version());
        out.writeNumberField("effectiveFromUs", rule.effectiveFromUs());
        out.writeNumberField("minNetBps", rule.minNetBps());
        out.writeNumberField("holdNetBps", rule.holdNetBps());
        out.writeNumberField("minNotional", rule.minNotional());
        out.writeNumberField("dwellUs", rule.dwellUs());
    }

    @Override
    public DetectionRule read(JsonFields in) throws ReadError {
        return new DetectionRule(
                in.smallInteger("version"),
                in.integer("effectiveFromUs"),
                in.number("minNetBps"),
                in.number("holdNetBps"),
                in.number("minNotional"),
                in.integer("dwellUs"));
    }
}
