package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.config.Similarity;
import dev.arbflow.market.behaviour.Discord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.OutputTag;

/**
 * Tells when a market moved as it had not before, and keeps in state how far its moments lay from
 * those before them.
 *
 * <p>What has a neighbour is never told: a market that only ever repeated itself would else alarm
 * at the least deviation.
 */
final class Discords {
    static final OutputTag<Discord> TOLD =
            new OutputTag<>("discords", TypeInformation.of(Discord.class));

    private static final Comparator<ProfilePeaks.Point> BY_DISTANCE =
            Comparator.comparingDouble(ProfilePeaks.Point::distance);

    private final ValueState<ProfilePeaks> profile;
    private final int oneIn;
    private final double floor;
    private final Counter told;

    Discords(RuntimeContext runtime, Similarity similarity) {
        profile =
                runtime.getState(
                        new ValueStateDescriptor<>(
                                "profile-peaks", TypeInformation.of(ProfilePeaks.class)));
        oneIn = similarity.discordMoments();
        floor = similarity.neighbourDistance();
        told = runtime.getMetricGroup().counter("discords");
    }

    /** Takes the windows that ended together; tells at most one of them. */
    void compare(List<ProfilePeaks.Point> moment, Consumer<Discord> out) throws Exception {
        if (moment.isEmpty()) {
            return;
        }
        ProfilePeaks peaks = profile.value() == null ? ProfilePeaks.NONE : profile.value();
        for (ProfilePeaks.Point point : moment) {
            peaks = peaks.with(point, oneIn);
        }
        ProfilePeaks.Point furthest = moment.stream().max(BY_DISTANCE).orElseThrow();
        Optional<Discord> discord =
                furthest.distance() > floor ? peaks.discord(furthest, oneIn) : Optional.empty();
        if (discord.isPresent()) {
            out.accept(discord.get());
            told.inc();
            peaks = peaks.told(discord.get());
        }
        profile.update(peaks);
    }

    void forget() {
        profile.clear();
    }
}
