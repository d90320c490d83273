# Mean, variance and standard deviation are computed exactly and rounded once.
from statistics import mean, pstdev, pvariance, stdev, variance

halves = [0.5, 0.25, 1.75, 2.125, 3.5, 8.0625, 100.5]
for data in ([1, 2, 3, 4], [2, 4, 4, 4, 5, 5, 7, 9], [1, 5, 6, 7], halves, [1024 + x for x in halves[:2]], [-3, 0.5, 4], [7, 7], range(100)):
    data = list(data)
    print(mean(data), variance(data), stdev(data), pvariance(data), pstdev(data), variance(data, 2), stdev(data, 2.5))
print(stdev([1, 2]), pstdev([1, 2, 4]), stdev([3, 4, 8, 9, 27]), pstdev([10 ** 20, 1]), stdev([True, False, True]))
print(variance([float("nan"), 1.0]), mean([float("inf"), 1.0]), type(mean([1.0, 3.0])), type(mean([1, 3])))
