package dev.arbflow.sandbox.truth;

import dev.arbflow.sandbox.truth.ClaimedCandidate.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Compares pattern candidates with the truth.
 *
 * <p>A candidate meets a stretch of its own route (market, both venues and direction) if its extent
 * overlaps it, the stretch lasting longer by the time that a view may be late. Being right is
 * judged by the stretches in which an episode could have opened, finding by those in which one had
 * to.
 */
final class CandidateJudgement {
    private final KnownTruth truth;
    private final Extent extent;

    CandidateJudgement(KnownTruth truth, Extent extent) {
        this.truth = truth;
        this.extent = extent;
    }

    CandidateVerdict of(List<ClaimedCandidate> claims) {
        int right = 0;
        for (ClaimedCandidate claim : claims) {
            if (isRight(claim)) {
                right++;
            }
        }
        int injected = 0;
        List<Long> delaysUs = new ArrayList<>();
        for (RouteCourse route : truth.routes().values()) {
            for (Interval demanded : route.demanded()) {
                injected++;
                delayUs(demanded, claims).ifPresent(delaysUs::add);
            }
        }
        return new CandidateVerdict(
                claims.size(), right, injected, delaysUs.size(), Verdict.Delay.ofMicros(delaysUs));
    }

    private boolean isRight(ClaimedCandidate claim) {
        RouteCourse route = truth.routes().get(claim.route());
        return route != null
                && route.openable().stream().anyMatch(stretch -> meets(claim, stretch));
    }

    private OptionalLong delayUs(Interval demanded, List<ClaimedCandidate> claims) {
        return claims.stream()
                .filter(claim -> claim.route().equals(demanded.route()) && meets(claim, demanded))
                .mapToLong(claim -> claim.atUs() - demanded.startUs())
                .min();
    }

    private boolean meets(ClaimedCandidate claim, Interval stretch) {
        return stretch.overlaps(extent.fromUs(claim) - truth.slackUs(), claim.atUs());
    }
}
