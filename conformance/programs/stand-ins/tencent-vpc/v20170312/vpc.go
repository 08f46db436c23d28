// Package v20170312 stands in for the client of a cloud that the backend tencent-vpc of flanneld calls, and that the module proxy does not have.
package v20170312

import "errors"

type Client struct{}

type Filter struct {
	Name   *string
	Values []*string
}

type Route struct {
	RouteId                                                 *uint64
	DestinationCidrBlock, GatewayType, GatewayId, RouteType *string
	Enabled                                                 *bool
}

type RouteTable struct {
	RouteTableId *string
	RouteSet     []*Route
}

type DescribeRouteTablesRequest struct{ Filters []*Filter }

type DescribeRouteTablesResponse struct {
	Response struct{ RouteTableSet []*RouteTable }
}

type RoutesRequest struct {
	RouteTableId *string
	Routes       []*Route
}

var errNone = errors.New("this build has no client of the cloud")

func NewClientWithSecretId(string, string, string) (*Client, error) { return &Client{}, nil }
func NewDescribeRouteTablesRequest() *DescribeRouteTablesRequest {
	return &DescribeRouteTablesRequest{}
}
func NewCreateRoutesRequest() *RoutesRequest                        { return &RoutesRequest{} }
func NewDeleteRoutesRequest() *RoutesRequest                        { return &RoutesRequest{} }
func (*Client) CreateRoutes(*RoutesRequest) (*RoutesRequest, error) { return nil, errNone }
func (*Client) DeleteRoutes(*RoutesRequest) (*RoutesRequest, error) { return nil, errNone }
func (*Client) DescribeRouteTables(*DescribeRouteTablesRequest) (*DescribeRouteTablesResponse, error) {
	return nil, errNone
}
