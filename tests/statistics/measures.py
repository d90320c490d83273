# statistics: means, medians, modes, spread, quantiles, regression, errors.
import statistics as s
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(s.mean(data), s.mean([1, 2]), s.fmean(data), s.median(data), s.median([3, 1, 2]), s.median_low(data), s.median_high(data))
print(s.mode(data), s.multimode("aabbc"), s.multimode([]), s.mode("xyz"), s.pvariance(data), s.variance(data) * 7, s.pstdev(data))
print(s.variance([1, 3]), s.pvariance([0, 0, 3]), s.stdev([1, 2, 3]), s.mean([0.5, 1.5]), s.median([1, 2.5]), s.pvariance([1.5, 2.5]))
print(s.quantiles([1, 2, 3, 4, 5]), s.quantiles(range(1, 10), n=2), s.quantiles([1, 2, 3, 4, 5], method="inclusive"), s.quantiles([4, 2], n=4))
print(s.harmonic_mean([40, 60]), s.harmonic_mean([0, 5]), round(s.geometric_mean([2, 8]), 4), s.fmean([1, 3], weights=[3, 1]))
print(s.covariance([1, 2, 3], [1, 3, 5]), round(s.correlation([1, 2, 3], [1, 3, 5]), 4), s.linear_regression([1, 2, 3], [3, 5, 7]))
print(s.mean(iter([5, 7])), s.mean([True, False, 1, 0]), s.variance([1, 5], 3), s.linear_regression([1, 2], [2, 4], proportional=True).slope)
def fails(f, *args):
    try:
        print(f(*args))
    except (s.StatisticsError, TypeError, ValueError) as e:
        print(type(e).__name__, e if isinstance(e, s.StatisticsError) else "")
fails(s.mean, [])
fails(s.median, [])
fails(s.mode, [])
fails(s.variance, [1])
fails(s.stdev, [1])
fails(s.pvariance, [])
fails(s.correlation, [1, 2], [3, 3])
fails(s.quantiles, [1])
print(issubclass(s.StatisticsError, ValueError))
